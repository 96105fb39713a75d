# Writes what tells this program from one of other sources or another compiler, and which words in quotation marks the
# language side writes (names of word classes among them): -D OUTPUT= -D SOURCE= -D COMPILER=
file(GLOB_RECURSE files RELATIVE ${SOURCE} ${SOURCE}/src/*.cc ${SOURCE}/src/*.h ${SOURCE}/include/*.h)
list(SORT files)
set(listing "${COMPILER}\n")
set(words "")
foreach(file ${files})
  file(SHA256 ${SOURCE}/${file} hash)
  string(APPEND listing "${hash} ${file}\n")
  if(file MATCHES "^src/(app|graph|index|read|train|write)/")
    continue()
  endif()
  file(READ ${SOURCE}/${file} text)
  string(REGEX REPLACE "//[^\n]*" "" text "${text}")  # comments
  string(REGEX MATCHALL "\"[A-Za-z][A-Za-z0-9_.-]*\"" found "${text}")
  list(APPEND words ${found})
endforeach()
string(SHA256 hash "${listing}")
list(REMOVE_DUPLICATES words)
list(SORT words)
string(REPLACE "\"" "" words "${words}")
string(REPLACE ";" "\\n\"\n    \"" words "${words}")
file(WRITE ${OUTPUT} "#include \"pattern_image.h\"
#include \"rules/unnamed.h\"

namespace claimgraph {
const char* const kProgramSources = \"${hash}\";
const char* const kProgramWords =
    \"${words}\\n\";
}
")
