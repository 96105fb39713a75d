# What `cmake --install` puts where, and the files for find_package(claimgraph).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(claimgraph::claimgraph ALIAS claimgraph)
install(TARGETS claimgraph EXPORT claimgraph-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS claimgraph_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/claimgraph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY patterns DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/patterns.image DESTINATION ${CMAKE_INSTALL_DATADIR}/claimgraph)

# Completions and the manual page, by the program itself.
set(helpers)
foreach(helper "completion bash|claimgraph.bash" "completion zsh|_claimgraph" "completion fish|claimgraph.fish"
    "man|claimgraph.1")
  string(REPLACE "|" ";" helper "${helper}")
  list(GET helper 0 words)
  list(GET helper 1 file)
  separate_arguments(words)
  add_custom_command(OUTPUT ${file} COMMAND claimgraph_program ${words} > ${file} DEPENDS claimgraph_program VERBATIM)
  list(APPEND helpers ${CMAKE_CURRENT_BINARY_DIR}/${file})
endforeach()
add_custom_target(claimgraph_helpers ALL DEPENDS ${helpers})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/claimgraph.bash RENAME claimgraph
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/_claimgraph DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/claimgraph.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/claimgraph.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(claimgraph_cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/claimgraph)
install(EXPORT claimgraph-targets NAMESPACE claimgraph:: DESTINATION ${claimgraph_cmake_folder})
configure_package_config_file(scripts/cmake/claimgraph-config.cmake.in claimgraph-config.cmake
  INSTALL_DESTINATION ${claimgraph_cmake_folder})
write_basic_package_version_file(claimgraph-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/claimgraph-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/claimgraph-config-version.cmake DESTINATION ${claimgraph_cmake_folder})
