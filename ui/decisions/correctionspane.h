// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/correctionstore.h"
#include "models/correctionmodel.h"

#include <QWidget>

class QLabel;
class QListView;

namespace synoptic {

/// The list of all decisions about the open event: Return goes to one, Delete takes those chosen back.
class CorrectionsPane : public QWidget
{
    Q_OBJECT
public:
    explicit CorrectionsPane(CorrectionStore *store, QWidget *parent = nullptr);
    void show(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
              const QList<Report> &reports);
    [[nodiscard]] CorrectionModel *model() { return &m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }

signals:
    void placeRequested(const synoptic::Place &place);
    /// The user is done with the list.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeBack();

    CorrectionStore *m_store;
    CorrectionModel m_model;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace synoptic
