// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/searcher.h"
#include "searchpane/searchmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace synoptic {

/// Searches everything the library holds as the reader types. The keyboard stays in the field: arrows move
/// through the hits, Return opens one, Escape leaves.
class SearchPane : public QWidget
{
    Q_OBJECT
public:
    /// \p path of the library; empty where there is none: then the pane says so.
    explicit SearchPane(const QString &path, QWidget *parent = nullptr);
    ~SearchPane() override;

    /// Searches another library from now on.
    void setLibrary(const QString &path);
    /// Puts the keyboard into the field.
    void edit();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] SearchModel *model() { return &m_model; }
    [[nodiscard]] QString hint() const;

signals:
    void openRequested(const synoptic::SearchHit &hit);
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void show(const QString &typed, const SearchAnswer &answer);
    void step(int rows);
    void open(const QModelIndex &index);

    QString m_path;
    std::unique_ptr<LibrarySearcher> m_searcher; ///< made when first asked
    SearchModel m_model;
    QLineEdit *m_field;
    QLabel *m_hint;
    QListView *m_list;
};

} // namespace synoptic
