// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/differingwords.h"
#include "library/markstore.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextEdit;

namespace synoptic {

/// Two versions of a report side by side with what differs between them, and the marks that need a decision
/// one after the other: each is taken where it is proposed, put elsewhere by hand, or kept without a place.
/// Every decision is a step of undo.
class VersionView : public QDialog
{
    Q_OBJECT
public:
    /// \p store is not owned and outlives the dialog.
    explicit VersionView(MarkStore *store, QWidget *parent = nullptr);

    /// Starts with a mark, or with the first that asks.
    void start(const QUuid &id = {});
    [[nodiscard]] QUuid current() const { return m_current; }

private:
    void build();
    QPushButton *addButton(const QString &text, const QList<QKeySequence> &keys, const QString &name,
                           void (VersionView::*work)());
    void accept() override;
    void keepWithout();
    void placeByHand();
    void otherPlace();
    void next();
    void previous();
    void undo();
    void redo();
    void step(int by);
    void storeChanged();
    void show(const QUuid &id);
    void showNothing();
    void showTexts(const PlacedHighlight &placed);
    void showPlaces();
    [[nodiscard]] const PlacedHighlight *placed() const;
    [[nodiscard]] QList<QUuid> waiting() const;

    MarkStore *m_store;
    QLabel *m_count;
    QLabel *m_state;
    QLabel *m_beforeHead;
    QLabel *m_afterHead;
    QTextEdit *m_before;
    QTextEdit *m_after;
    QList<QPushButton *> m_deciding; ///< enabled while there is a mark
    QPushButton *m_other = nullptr;
    QUuid m_current;
    DifferingSides m_differing; ///< words of the earlier text and of the one now
    std::optional<TextRange> m_proposal;
    std::optional<TextRange> m_earlier; ///< the mark in the earlier text
};

} // namespace synoptic
