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
  string(REGEX REPLACE "[][;]" " " text "${text}")  # which lists do not bear
  string(REGEX MATCHALL "//[^\n]*|'\\\\?[^\n]'|(Prefix = )?\"([^\"\\\\\n]|\\\\.)*\"([ \n]*[+])?" found "${text}")
  list(FILTER found EXCLUDE REGEX "^[/']")  # comments and characters
  # What ends in a hyphen or stop begins names where something is put to it or where it is called a prefix.
  list(FILTER found EXCLUDE REGEX "^\"[^\"]*[-.]\"$")
  string(REGEX MATCHALL "\"[A-Za-z][A-Za-z0-9_.-]*\"" found "${found}")
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
