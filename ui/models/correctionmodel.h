// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/corrections.h"

#include <QAbstractListModel>

namespace synoptic {

/// The analyst's decisions about the open event, the latest first: what was decided of which sentences, by
/// whom and when, and whether it holds.
class CorrectionModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QUuid
        PlaceRole,                 ///< Place of its first sentence; invalid where its words are gone
        HoldsRole                  ///< bool
    };

    explicit CorrectionModel(QObject *parent = nullptr);

    /// As DecidedPlaces takes them.
    void setCorrections(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
                        const QList<Report> &reports);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString title(int number) const;
    [[nodiscard]] QString text(int number) const;
    [[nodiscard]] QString side(const QList<AnchoredPlace> &places, const QList<ReportRange> &found) const;

    QList<PlacedCorrection> m_placed;
    QList<int> m_overruledBy;
    QList<Report> m_reports;
};

} // namespace synoptic
