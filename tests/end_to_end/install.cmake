# SPDX-License-Identifier: GPL-3.0-or-later
file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${PREFIX} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
foreach(file bin/synoptic share/applications/org.synoptic.Synoptic.desktop share/man/man1/synoptic.1
        share/metainfo/org.synoptic.Synoptic.metainfo.xml share/icons/hicolor/scalable/apps/org.synoptic.Synoptic.svg)
    if(NOT EXISTS ${PREFIX}/${file})
        message(FATAL_ERROR "not installed: ${file}")
    endif()
endforeach()
execute_process(COMMAND ${PREFIX}/bin/synoptic --version OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
if(NOT said MATCHES "synoptic ${VERSION}")
    message(FATAL_ERROR "the installed program said: ${said}")
endif()
