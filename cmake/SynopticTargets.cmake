# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project has in common, in one place.
function(synoptic_target target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
    if(SYNOPTIC_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS)
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()

# One test program: synoptic_test(tst_name LIBRARIES ... SOURCES ...). Runs without a screen.
function(synoptic_test name)
    cmake_parse_arguments(arg "" "" "LIBRARIES;SOURCES" ${ARGN})
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    add_executable(${name} ${arg_SOURCES} ${CMAKE_SOURCE_DIR}/tests/support/scratchhome.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE Qt6::Test ${arg_LIBRARIES})
    target_compile_definitions(${name} PRIVATE
        SYNOPTIC_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SYNOPTIC_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared"
        SYNOPTIC_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" SYNOPTIC_PROGRAM="${CMAKE_BINARY_DIR}/bin/synoptic")
    synoptic_target(${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8" TIMEOUT 300)
endfunction()
