// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/decoding.h"

#include <QStringConverter>
#include <algorithm>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

std::optional<QString> decodeAs(QStringConverter::Encoding encoding, const QByteArray &bytes)
{
    QStringDecoder decoder(encoding);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

/// Plain ASCII but for a stray byte: every letter of another script has a control character or a byte beyond
/// ASCII as one of its two bytes in UTF-16.
bool isNearlyAscii(const QByteArray &bytes)
{
    const qsizetype odd = std::ranges::count_if(bytes, [](char byte) {
        const auto c = uchar(byte);
        return c >= 0x7F || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
    });
    return odd * 20 < bytes.size();
}

/// Text in another script than Latin has zero bytes in UTF-16 only at its spaces, line ends and stops: the
/// order of bytes under which more of them appear is the right one.
std::optional<QStringConverter::Encoding> narrowMarks(const QByteArray &bytes)
{
    const auto marks = [&bytes](QStringConverter::Encoding encoding) -> qsizetype {
        const auto text = decodeAs(encoding, bytes);
        if (!text)
            return 0;
        return std::count_if(text->begin(), text->end(), [](QChar c) {
            return c == u' ' || c == u'\n' || c == u'.' || c == u',' || c == u'、' || c == u'。' ||
                   c == u'，';
        });
    };
    const qsizetype little = marks(QStringConverter::Utf16LE);
    const qsizetype big = marks(QStringConverter::Utf16BE);
    if (std::max(little, big) * 50 < bytes.size() / 2 || std::max(little, big) < 4 * std::min(little, big))
        return std::nullopt;
    return little > big ? QStringConverter::Utf16LE : QStringConverter::Utf16BE;
}

/// UTF-16 and UTF-32 without a BOM give themselves away by where their zero bytes stand.
std::optional<QStringConverter::Encoding> wideEncoding(const QByteArray &bytes)
{
    if (bytes.size() < 8 || bytes.size() % 2 != 0)
        return std::nullopt;
    std::array<qsizetype, 4> zeros{};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        zeros[size_t(i % 4)] += bytes.at(i) == '\0';
    const qsizetype quarter = bytes.size() / 4;
    const auto most = [quarter](qsizetype count) { return count * 10 > quarter * 7; };
    if (bytes.size() % 4 == 0 && most(zeros[1]) && most(zeros[2]) && most(zeros[3]) && !most(zeros[0]))
        return QStringConverter::Utf32LE;
    if (bytes.size() % 4 == 0 && most(zeros[0]) && most(zeros[1]) && most(zeros[2]) && !most(zeros[3]))
        return QStringConverter::Utf32BE;
    if (most(zeros[1]) && most(zeros[3]) && !most(zeros[0]) && !most(zeros[2]))
        return QStringConverter::Utf16LE;
    if (most(zeros[0]) && most(zeros[2]) && !most(zeros[1]) && !most(zeros[3]))
        return QStringConverter::Utf16BE;
    return isNearlyAscii(bytes) ? std::nullopt : narrowMarks(bytes);
}

std::optional<DecodedText> decodeDetected(const QByteArray &bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              ucsdet_close);
    ucsdet_setText(detector.get(), bytes.constData(), int32_t(std::min<qsizetype>(bytes.size(), 1 << 16)),
                   &status);
    const UCharsetMatch *match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || !match)
        return std::nullopt;
    QByteArray name = ucsdet_getName(match, &status);
    // Windows-1252 is what "Latin-1" means on the web: it only adds characters to it.
    if (name == "ISO-8859-1")
        name = "windows-1252";
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.constData(), &status),
                                                                       ucnv_close);
    if (U_FAILURE(status))
        return std::nullopt;
    QString text(bytes.size() + 1, Qt::Uninitialized);
    const int32_t length =
        ucnv_toUChars(converter.get(), reinterpret_cast<UChar *>(text.data()), int32_t(text.size()),
                      bytes.constData(), int32_t(bytes.size()), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    text.truncate(length);
    return DecodedText{std::move(text), QString::fromLatin1(name), false};
}

std::optional<DecodedText> decodeAny(const QByteArray &bytes)
{
    auto encoding = QStringConverter::encodingForData(bytes);
    const bool hasZero = bytes.contains('\0');
    if (!encoding)
        encoding = hasZero ? wideEncoding(bytes) : QStringConverter::Utf8;
    if (encoding) {
        if (auto text = decodeAs(*encoding, bytes))
            return DecodedText{std::move(*text),
                               QString::fromLatin1(QStringConverter::nameForEncoding(*encoding)),
                               *encoding == QStringConverter::Utf8};
    }
    return hasZero ? std::nullopt : decodeDetected(bytes);
}

bool isBinary(QStringView text)
{
    constexpr quint32 white = 1U << '\n' | 1U << '\r' | 1U << '\t' | 1U << '\f' | 1U << '\v' | 1U << 0x1b;
    qsizetype controls = 0;
    qsizetype zeros = 0;
    for (const QChar c : text) {
        if (c >= u' ')
            continue;
        controls += (white >> c.unicode() & 1U) == 0;
        zeros += c.isNull();
    }
    // Old scrapes keep a stray control character where a typographic mark was.
    return zeros > 0 || (controls > 4 && controls * 100 > text.size());
}

/// The character that an escape of JSON stands for, with its length; nothing where \p at begins none.
std::optional<std::pair<QChar, qsizetype>> escapedAt(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size() || (at > 0 && text.at(at - 1) == u':')) // "C:\new"
        return std::nullopt;
    const QChar sign = text.at(at + 1);
    if (const qsizetype space = QStringView(u"nrt").indexOf(sign); space >= 0)
        return std::pair(QStringView(u"\n\r\t").at(space), 2);
    if (QStringView(u"\"'/\\").contains(sign))
        return std::pair(sign, 2);
    bool isCode = false;
    const auto code =
        sign == u'u' && at + 6 <= text.size() ? text.sliced(at + 2, 4).toUShort(&isCode, 16) : 0;
    return isCode && code != 0 ? std::optional(std::pair(QChar(char16_t(code)), 6)) : std::nullopt;
}

/// The text of a file that is the inside of a JSON string, as exports of collections leave it: one line, each
/// backslash in it part of an escape, no bare quotation mark. Nothing where the file is an ordinary one.
std::optional<QString> unescaped(QStringView text)
{
    text = text.trimmed();
    if (!text.contains(u'\\') || text.contains(u'\n') || text.contains(u'\r'))
        return std::nullopt;
    if (text.size() > 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.sliced(1, text.size() - 2);
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at) == u'"')
            return std::nullopt;
        if (text.at(at) != u'\\') {
            out.append(text.at(at++));
            continue;
        }
        const auto escape = escapedAt(text, at);
        if (!escape)
            return std::nullopt;
        out.append(escape->first);
        at += escape->second;
    }
    return out;
}

} // namespace

Result<DecodedText> decodeText(const QByteArray &bytes)
{
    const QString useText = u"Choose a file that holds the text of a report"_s;
    if (QByteArrayView(bytes).trimmed().isEmpty())
        return std::unexpected(Error{u"The file is empty"_s, {}, useText});
    auto decoded = decodeAny(bytes);
    if (!decoded || isBinary(decoded->text))
        return std::unexpected(Error{u"This is not a text file"_s, {}, useText});
    QString &text = decoded->text;
    const bool hasMark = text.startsWith(QChar::ByteOrderMark);
    if (hasMark)
        text.remove(0, 1);
    auto plain = unescaped(text);
    if (plain)
        text = std::move(*plain);
    const bool hasReturns = text.contains(u'\r');
    if (hasReturns)
        text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (hasMark || plain || hasReturns || bytes.startsWith("\xef\xbb\xbf"))
        decoded->holdsBytes = false;
    if (QStringView(text).trimmed().isEmpty())
        return std::unexpected(Error{u"The file holds only white space"_s, {}, useText});
    return std::move(*decoded);
}

} // namespace synoptic
