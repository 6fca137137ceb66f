// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/correctionstore.h"

#include <QAction>
#include <QObject>
#include <QPointer>
#include <functional>

class QMenu;

namespace synoptic {

/// What the user can say of the current place, with the keys for it: not the same, same as, split, merge,
/// relation. Two of them take two steps: the first place is remembered until the second one is chosen.
class CorrectionActions : public QObject
{
    Q_OBJECT
public:
    /// Where the user is, asked for when a key is pressed.
    struct Scene
    {
        std::function<std::optional<Place>()> active;
        /// The number of the fact that the user is at; nothing where only the place is known.
        std::function<std::optional<int>()> fact;
        std::function<const Comparison &()> comparison;
        std::function<QPoint()> corner; ///< where a menu opens, on the screen
    };

    CorrectionActions(CorrectionStore *store, Scene scene, QWidget *parent);

    /// With object names, texts and keys.
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    /// Forgets the first of two places; false when there was none.
    bool cancel();
    /// Whether a first place waits for its second, and what is to be done then.
    [[nodiscard]] bool isPending() const { return m_first.has_value(); }
    [[nodiscard]] QString pendingText() const { return m_pendingText; }

signals:
    /// What happened, or what to do next, for the status line.
    void told(const QString &text);

private:
    void addAction(const QString &name, const QString &text, const QString &key,
                   void (CorrectionActions::*work)());
    void denySame();
    void affirmSame();
    void split();
    void merge();
    void chooseRelation();
    void join(CorrectionKind kind);
    void remember(CorrectionKind kind, const Place &place);
    void splitOff(const QList<Place> &leaving, const QList<Place> &members);
    /// The members of a place's fact, of several the one that the user is at; the place alone where it has
    /// none.
    [[nodiscard]] QList<Place> factOf(const Place &place) const;
    /// The others of its fact, and what else is aligned with it.
    [[nodiscard]] QList<Place> counterparts(const Place &place) const;
    [[nodiscard]] QString nameOf(const Place &place) const;
    [[nodiscard]] QString itemText(const Place &place, const QList<Place> &among, int longest) const;
    [[nodiscard]] QString words(const Place &place, int longest) const;
    QMenu *openMenu(const QString &title);
    void addRelations(QMenu *menu, const Place &place, const Place &other);

    CorrectionStore *m_store;
    Scene m_scene;
    QWidget *m_window;
    QList<QAction *> m_actions;
    std::optional<Place> m_first;
    QList<Place> m_firstFact;
    CorrectionKind m_firstKind = CorrectionKind::Same;
    QString m_pendingText;
};

} // namespace synoptic
