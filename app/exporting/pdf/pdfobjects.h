// SPDX-License-Identifier: GPL-3.0-or-later
// Values of ours as objects of qpdf.
#pragma once

#include <QDateTime>
#include <QRectF>
#include <QString>
#include <qpdf/QPDFObjectHandle.hh>

namespace synoptic::pdf {

inline QPDFObjectHandle name(const char *value)
{
    return QPDFObjectHandle::newName(value);
}

inline QPDFObjectHandle number(double value)
{
    return QPDFObjectHandle::newReal(value, 2);
}

inline QPDFObjectHandle integer(qint64 value)
{
    return QPDFObjectHandle::newInteger(value);
}

inline QPDFObjectHandle text(const QString &value)
{
    return QPDFObjectHandle::newUnicodeString(value.toStdString());
}

inline std::string dateString(const QDateTime &when)
{
    return "D:" + when.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toStdString() + "Z";
}

inline QPDFObjectHandle date(const QDateTime &when)
{
    return QPDFObjectHandle::newString(dateString(when));
}

inline QPDFObjectHandle rectangle(const QRectF &r)
{
    return QPDFObjectHandle::newArray(
        {number(r.left()), number(r.top()), number(r.right()), number(r.bottom())});
}

inline QPDFObjectHandle dictionary()
{
    return QPDFObjectHandle::newDictionary();
}

} // namespace synoptic::pdf
