// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog/exportpresets.h"

#include <QJsonDocument>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonObject kept()
{
    const QSettings settings(u"synoptic"_s, u"export"_s);
    return QJsonDocument::fromJson(settings.value(u"presets"_s).toByteArray()).object();
}

void keepAll(const QJsonObject &presets)
{
    QSettings settings(u"synoptic"_s, u"export"_s);
    settings.setValue(u"presets"_s, QJsonDocument(presets).toJson(QJsonDocument::Compact));
}

/// Columns belong to the event, not to the preset.
QJsonObject choicesOf(const ExportTask &task)
{
    QJsonObject choices = toJsonObject(task);
    choices.remove(u"reports"_s);
    return choices;
}

} // namespace

QStringList ExportPresets::names() const
{
    return kept().keys();
}

ExportTask ExportPresets::preset(const QString &name) const
{
    return taskOf(kept()[name].toObject());
}

void ExportPresets::keep(const QString &name, const ExportTask &task)
{
    QJsonObject presets = kept();
    presets[name] = choicesOf(task);
    keepAll(presets);
}

void ExportPresets::remove(const QString &name)
{
    QJsonObject presets = kept();
    presets.remove(name);
    keepAll(presets);
}

ExportTask ExportPresets::last() const
{
    const QSettings settings(u"synoptic"_s, u"export"_s);
    if (settings.contains(u"last"_s))
        return taskOf(QJsonDocument::fromJson(settings.value(u"last"_s).toByteArray()).object());
    ExportTask first; // what an analyst looks for, before the texts
    first.pdf.parts = {PdfPart::Conflicts, PdfPart::Comparison};
    return first;
}

void ExportPresets::keepLast(const ExportTask &task)
{
    QSettings settings(u"synoptic"_s, u"export"_s);
    settings.setValue(u"last"_s, QJsonDocument(choicesOf(task)).toJson(QJsonDocument::Compact));
}

} // namespace synoptic
