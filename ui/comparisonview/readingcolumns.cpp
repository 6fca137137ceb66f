// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/readingcolumns.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int narrowestColumn = 215; ///< pixels; what does not fit is a page further

QString headText(const Report &report, bool reports)
{
    QStringList parts;
    if (!reports)
        parts.append(ReadingColumns::tr("<b>not reported</b>"));
    parts.append(report.form() == Form::LiveBlog       ? ReadingColumns::tr("live blog")
                 : report.form() == Form::SentenceList ? ReadingColumns::tr("sentence list")
                                                       : ReadingColumns::tr("article"));
    if (report.metadata().published)
        parts.append(report.metadata().published->toString().replace(u'T', u' ').left(16));
    if (!report.entries().isEmpty())
        parts.append(ReadingColumns::tr("%n entries", nullptr, int(report.entries().size())));
    return u"<b>%1</b><br><span style='font-size:small'>%2</span>"_s.arg(report.shortName().toHtmlEscaped(),
                                                                         parts.join(u" · "_s));
}

} // namespace

ReadingColumns::ReadingColumns(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(6, 0, 6, 0);
    m_layout->setSpacing(10);
}

void ReadingColumns::setReports(const QList<Report> &reports)
{
    for (const Column &column : std::as_const(m_columns))
        column.box->deleteLater();
    m_columns.clear();
    m_first = 0;
    for (const Report &report : reports)
        addColumn(report);
    showPage();
    m_layout->activate();
}

void ReadingColumns::addColumn(const Report &report)
{
    const int r = int(m_columns.size());
    Column column;
    column.box = new QWidget(this);
    auto *box = new QVBoxLayout(column.box);
    box->setContentsMargins(0, 6, 0, 0);
    box->setSpacing(4);
    column.head = new QLabel(headText(report, true), column.box);
    column.head->setContentsMargins(14, 0, 0, 4);
    // A longer head must not widen its column: nothing moves unless the reader asked.
    column.head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column.head->setToolTip(report.metadata().title);
    column.view = new ColumnView(report, column.box);
    box->addWidget(column.head);
    box->addWidget(column.view, 1);
    m_layout->addWidget(column.box, 1);
    column.sentences = column.view->readableSentences();
    connect(column.view, &ColumnView::furnitureFolded, this, [this, r] {
        m_columns[r].sentences = m_columns.at(r).view->readableSentences();
        emit refolded(r);
    });
    connect(column.view, &ColumnView::clicked, this,
            [this, r](qsizetype position) { emit clicked(r, position); });
    connect(column.view, &ColumnView::selected, this, [this, r] { emit selected(r); });
    connect(column.view, &ColumnView::resized, this, &ReadingColumns::resized);
    connect(column.view, &ColumnView::scrolled, this, &ReadingColumns::scrolled);
    m_columns.append(column);
}

QList<ColumnView *> ReadingColumns::views() const
{
    QList<ColumnView *> views;
    for (const Column &column : m_columns)
        views.append(column.view);
    return views;
}

std::optional<Place> ReadingColumns::nearest(const Place &place) const
{
    if (place.report >= m_columns.size() || sentences(place.report).isEmpty())
        return std::nullopt;
    const QList<TextRange> &all = sentences(place.report);
    const auto at = std::ranges::lower_bound(all, place.range.start, {}, &TextRange::start);
    return Place{place.report, at == all.end() ? all.last() : *at};
}

void ReadingColumns::setReported(int report, bool reported)
{
    const Column &column = m_columns.at(report);
    column.head->setText(headText(column.view->report(), reported));
}

int ReadingColumns::fitting() const
{
    return std::max(1, width() / narrowestColumn);
}

std::pair<int, int> ReadingColumns::page() const
{
    return {m_first, std::min(m_first + fitting(), count()) - 1};
}

void ReadingColumns::showPage()
{
    m_first = std::clamp(m_first, 0, std::max(0, count() - fitting()));
    for (int i = 0; i < count(); ++i)
        m_columns.at(i).box->setVisible(i >= page().first && i <= page().second);
}

void ReadingColumns::bringIn(int report)
{
    if (report >= page().first && report <= page().second)
        return;
    m_first = report < m_first ? report : report - fitting() + 1;
    showPage();
    m_layout->activate();
}

void ReadingColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPage();
}

} // namespace synoptic
