// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/paintedpages.h"

#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

class QPDF;

namespace synoptic {

/// An annotation and where it belongs in the document's structure.
struct PageAnnotation
{
    QPDFObjectHandle object;
    QPDFObjectHandle page;
    int element = 0;     ///< of its words: index into the painted elements
    bool isLink = false; ///< the element is the link itself
};

/// Adds /Highlight annotations with their pop-ups, the analyst's links as replies to them (or as notes where
/// the words have no mark), and /Link annotations, to the pages.
std::vector<PageAnnotation> addAnnotations(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages,
                                           const PaintedPages &painted, const EventIndex &index);

} // namespace synoptic
