// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace synoptic {

/// The heads of columns, of one line or two: the name, and under it in small what kind of report it is. The
/// pivot's has a bar in the accent colour under it. They are those of a FactModel.
class ReportHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit ReportHeader(int lines, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    int m_lines;
};

} // namespace synoptic
