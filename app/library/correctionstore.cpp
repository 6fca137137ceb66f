// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/correctionstore.h"

#include "library/analyst.h"
#include "library/undolog.h"
#include "library/undorecords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

/// A decision that is made, or (not holds) taken back.
class CorrectionStep : public KeptStep
{
public:
    CorrectionStep(CorrectionStore *store, CorrectionRecord record, bool holds)
        : m_store(store), m_record(std::move(record)), m_holds(holds)
    {
        setText(holds ? CorrectionStore::tr("correction") : CorrectionStore::tr("take back correction"));
    }
    QJsonObject written() const override
    {
        return {{u"kind"_s, u"correction"_s}, {u"record"_s, writtenRecord(m_record)}, {u"holds"_s, m_holds}};
    }

protected:
    bool apply(bool forward) override
    {
        const bool comes = forward == m_holds;
        return m_store->isAsLeft(m_record.id, !comes) && m_store->change(m_record, comes);
    }

private:
    CorrectionStore *m_store;
    CorrectionRecord m_record;
    bool m_holds;
};

CorrectionStore::CorrectionStore(Library *library, QUndoStack *undoStack, QObject *parent)
    : QObject(parent), m_library(library), m_undo(undoStack)
{
}

void CorrectionStore::load(const QList<Report> &reports)
{
    m_reports = reports;
    m_corrections.clear();
    const auto records = m_library ? m_library->corrections().all()
                                   : Result<QList<CorrectionRecord>>(QList<CorrectionRecord>());
    if (records)
        m_corrections = place(*records, reports);
    else
        emit failed(records.error());
}

QList<CorrectionRecord> CorrectionStore::records() const
{
    QList<CorrectionRecord> records;
    for (const PlacedCorrection &placed : m_corrections)
        records.append(placed.record);
    return records;
}

CorrectionRecord CorrectionStore::recordOf(CorrectionKind kind, const QList<ReportRange> &one,
                                           const QList<ReportRange> &other, const QString &relation) const
{
    CorrectionRecord record{
        QUuid::createUuid(), kind, relation, {}, {}, analyst(), QDateTime::currentDateTimeUtc()};
    // The order of two decisions must be certain: the latest holds.
    if (!m_corrections.isEmpty() && record.created <= m_corrections.last().record.created)
        record.created = m_corrections.last().record.created.addMSecs(1);
    for (const ReportRange &place : one)
        record.one.append(anchor(m_reports.at(place.report), place.range));
    for (const ReportRange &place : other)
        record.other.append(anchor(m_reports.at(place.report), place.range));
    return record;
}

void CorrectionStore::add(CorrectionKind kind, const QList<ReportRange> &one, const QList<ReportRange> &other,
                          const QString &relation)
{
    if (!one.isEmpty() && !other.isEmpty())
        m_undo->push(new CorrectionStep(this, recordOf(kind, one, other, relation), true));
}

void CorrectionStore::remove(const QList<QUuid> &ids)
{
    QList<CorrectionRecord> gone;
    for (const PlacedCorrection &placed : std::as_const(m_corrections)) {
        if (ids.contains(placed.record.id))
            gone.append(placed.record);
    }
    if (gone.isEmpty())
        return;
    m_undo->beginMacro(gone.size() == 1 ? tr("take back a correction")
                                        : tr("take back %1 corrections").arg(gone.size()));
    for (const CorrectionRecord &record : std::as_const(gone))
        m_undo->push(new CorrectionStep(this, record, false));
    m_undo->endMacro();
}

void CorrectionStore::keepStepsIn(UndoLog &log)
{
    log.addMaker(u"correction"_s, [this](const QJsonObject &step) {
        return new CorrectionStep(this, correctionRecordOf(step.value("record"_L1).toObject()),
                                  step.value("holds"_L1).toBool());
    });
}

/// Whether a decision holds, or does not, as a step of undo left it; in the library, whatever is shown here.
bool CorrectionStore::isAsLeft(const QUuid &id, bool holds)
{
    const auto there = m_library ? m_library->corrections().holds(id) : Result<bool>(holds);
    if (there && *there == holds)
        return true;
    emit failed(there ? changedElsewhere(tr("the correction")) : there.error());
    return false;
}

Result<void> CorrectionStore::write(const CorrectionChange &change)
{
    if (!m_library)
        return std::unexpected(Error{u"The library is not open, so corrections cannot be kept"_s,
                                     {},
                                     u"Choose a library that can be written"_s});
    for (const CorrectionRecord &record : change.goes) {
        if (auto done = m_library->corrections().remove(record.id); !done)
            return done;
    }
    for (const CorrectionRecord &record : change.comes) {
        if (auto done = m_library->corrections().add(record); !done)
            return done;
    }
    return {};
}

void CorrectionStore::take(const CorrectionChange &change)
{
    for (const CorrectionRecord &record : change.goes)
        show(record, false);
    for (const CorrectionRecord &record : change.comes)
        show(record, true);
    if (!change.goes.isEmpty() || !change.comes.isEmpty())
        emit changed();
}

bool CorrectionStore::change(const CorrectionRecord &record, bool holds)
{
    const CorrectionChange one = holds ? CorrectionChange{{}, {record}} : CorrectionChange{{record}, {}};
    if (const auto done = write(one); !done) {
        emit failed(done.error());
        return false;
    }
    take(one);
    return true;
}

void CorrectionStore::show(const CorrectionRecord &record, bool holds)
{
    m_corrections.removeIf([&](const PlacedCorrection &placed) { return placed.record.id == record.id; });
    if (!holds)
        return;
    const auto at =
        std::ranges::upper_bound(m_corrections, record.created, {},
                                 [](const PlacedCorrection &placed) { return placed.record.created; });
    m_corrections.insert(at, place({record}, m_reports).value(0));
}

} // namespace synoptic
