// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <vector>

namespace synoptic {

/// The rows of a HighlightModel filtered by words and put in an order, under headings: marks that ask and
/// marks without a place stand first, each under their own, whatever the order.
class HighlightOrder : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum Order { ByPlace, ByColour, ByTag, ByTime };
    Q_ENUM(Order)
    /// The heading above a row with the number of rows under it; empty where the row does not start one.
    static constexpr int HeadingRole = Qt::UserRole + 100;

    explicit HighlightOrder(QObject *parent = nullptr);

    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    /// Every word must stand in the marked words, the note, the report's name, a tag, the colour's name or
    /// the state.
    void setWords(const QString &words);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setSourceModel(QAbstractItemModel *model) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] QString group(int row) const;
    [[nodiscard]] QString heading(int row) const;

    [[nodiscard]] QString textOf(int row) const;

    Order m_order = ByPlace;
    QStringList m_words;
    mutable std::vector<QString> m_texts; ///< by row of the source, folded; empty while nobody has asked
};

} // namespace synoptic
