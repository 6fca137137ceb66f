// SPDX-License-Identifier: GPL-3.0-or-later
#include "visuallanguage/icons.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The drawing with its colour filled in, as many pixels as asked for.
QImage rendered(const QByteArray &drawing, const QColor &colour, const QSize &pixels)
{
    QByteArray svg = drawing;
    svg.replace("currentColor", colour.name().toLatin1());
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(pixels);
    reader.setBackgroundColor(Qt::transparent);
    return reader.read();
}

/// Asks for the palette whenever it paints, so that it follows every change of colours.
class SymbolicEngine : public QIconEngine
{
public:
    SymbolicEngine(const QString &name, const QByteArray &drawing) : m_name(name), m_drawing(drawing) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourOf(mode);
        const QString key =
            u"synoptic-%1-%2-%3x%4"_s.arg(m_name, colour.name()).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (!QPixmapCache::find(key, &picture)) {
            const int side = std::min(size.width(), size.height());
            picture = QPixmap(size);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            painter.drawImage(QPoint((size.width() - side) / 2, (size.height() - side) / 2),
                              rendered(m_drawing, colour, {side, side}));
            painter.end();
            QPixmapCache::insert(key, picture);
        }
        return picture;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolicEngine(*this); }
    bool isNull() override { return false; }

private:
    static QColor colourOf(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        default:
            return palette.color(QPalette::ButtonText);
        }
    }

    QString m_name;
    QByteArray m_drawing;
};

/// A mark's number on its wash.
class MarkEngine : public QIconEngine
{
public:
    explicit MarkEngine(HighlightColour colour) : m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        paintMarkNumber(*painter, QRectF(rect).adjusted(1, 0, -1, 0), m_colour, QGuiApplication::palette());
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({}, size), mode, state);
        return picture;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new MarkEngine(*this); }
    bool isNull() override { return false; }

private:
    HighlightColour m_colour;
};

const QHash<QString, QString> &iconNames()
{
    static const QHash<QString, QString> names{
        {u"file_open"_s, u"open"_s},
        {u"file_open_folder"_s, u"open-folder"_s},
        {u"file_add"_s, u"add"_s},
        {u"file_paste"_s, u"paste"_s},
        {u"file_recent"_s, u"recent"_s},
        {u"file_sample"_s, u"sample"_s},
        {u"file_close_event"_s, u"close"_s},
        {u"file_export_pdf"_s, u"export"_s},
        {u"edit_undo"_s, u"undo"_s},
        {u"edit_redo"_s, u"redo"_s},
        {u"find_start"_s, u"find"_s},
        {u"find_next"_s, u"next"_s},
        {u"find_previous"_s, u"previous"_s},
        {u"library_search"_s, u"library-search"_s},
        {u"library_open"_s, u"library"_s},
        {u"view_reading"_s, u"view-reading"_s},
        {u"view_synopsis"_s, u"view-synopsis"_s},
        {u"view_conflicts"_s, u"view-conflicts"_s},
        {u"view_coverage"_s, u"view-coverage"_s},
        {u"view_timeline"_s, u"view-timeline"_s},
        {u"view_review"_s, u"view-review"_s},
        {u"view_filter"_s, u"filter"_s},
        {u"view_notes"_s, u"notes"_s},
        {u"view_colours"_s, u"colours"_s},
        {u"view_zoom_in"_s, u"zoom-in"_s},
        {u"view_zoom_out"_s, u"zoom-out"_s},
        {u"conflicts_figure"_s, u"figure"_s},
        {u"conflicts_time"_s, u"time"_s},
        {u"conflicts_name"_s, u"name"_s},
        {u"conflicts_quotation"_s, u"quotation"_s},
        {u"conflicts_attribution"_s, u"attribution"_s},
        {u"go_next_aligned"_s, u"next"_s},
        {u"go_previous_aligned"_s, u"previous"_s},
        {u"go_back"_s, u"back"_s},
        {u"annotate_note"_s, u"note"_s},
        {u"annotate_delete"_s, u"delete"_s},
        {u"tools_label"_s, u"label"_s},
        {u"tools_compare"_s, u"compare"_s},
        {u"help_keys"_s, u"keys"_s},
        {u"help_signs"_s, u"signs"_s},
    };
    return names;
}

} // namespace

QIcon symbolicIcon(const QString &name)
{
    QFile file(u":/synoptic-icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SymbolicEngine(name, file.readAll()));
}

QIcon actionIcon(const QString &action)
{
    constexpr auto mark = "annotate_mark_"_L1;
    if (action.startsWith(mark)) {
        const int key = action.sliced(mark.size()).toInt();
        return key >= 1 && key <= 5 ? QIcon(new MarkEngine(HighlightColour(key - 1))) : QIcon();
    }
    return symbolicIcon(iconNames().value(action));
}

QStringList actionsWithIcon()
{
    return iconNames().keys();
}

} // namespace synoptic
