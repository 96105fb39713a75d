# What `cmake --install` puts where, and the files for find_package(claimgraph).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(claimgraph::claimgraph ALIAS claimgraph)
install(TARGETS claimgraph EXPORT claimgraph-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS claimgraph_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/claimgraph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY patterns DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph)

set(claimgraph_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
install(EXPORT claimgraph-targets NAMESPACE claimgraph:: DESTINATION ${claimgraph_cmake_folder})
configure_package_config_file(scripts/cmake/claimgraph-config.cmake.in claimgraph-config.cmake
  INSTALL_DESTINATION ${claimgraph_cmake_folder})
write_basic_package_version_file(claimgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/claimgraph-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/claimgraph-config-version.cmake DESTINATION ${claimgraph_cmake_folder})
