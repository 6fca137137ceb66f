// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/merging.h"

#include <QDialog>

namespace synoptic {

/// What merging another library would bring, and where the two differ; before anything is changed.
class MergeDialog : public QDialog
{
    Q_OBJECT
public:
    MergeDialog(const MergeReport &preview, const QString &other, QWidget *parent = nullptr);
};

} // namespace synoptic
