// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/words.h"

#include <array>
#include <memory>
#include <unicode/translit.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Shorter words are as they are: Lee, Li and Ley are three families.
constexpr qsizetype shortestVaried = 4;
/// From here on "kh" is "h": Khan and Han are two families.
constexpr qsizetype shortestWithKh = 5;

struct LetterRule
{
    QStringView from;
    QStringView to;
};

/// Groups of letters that are one sound in another transliteration, longer ones first.
constexpr std::array letterRules{
    LetterRule{u"shch", u"sh"}, LetterRule{u"tsch", u"ch"}, LetterRule{u"tch", u"ch"},
    LetterRule{u"sch", u"sh"},  LetterRule{u"dzh", u"i"},   LetterRule{u"dj", u"i"},
    LetterRule{u"ph", u"f"},    LetterRule{u"gh", u"g"},    LetterRule{u"ck", u"k"},
    LetterRule{u"ks", u"x"},    LetterRule{u"tz", u"ts"},   LetterRule{u"ou", u"u"},
    LetterRule{u"oo", u"u"},    LetterRule{u"w", u"v"}};

bool isVowel(QChar c)
{
    return QStringView(u"aeiouy").contains(c);
}

/// The letters that transliterations use for one another: i, y and j.
bool isGlide(QChar c)
{
    return c == u'i' || c == u'y' || c == u'j';
}

/// Turns one folded word into its key, letter by letter.
class KeyWriter
{
public:
    explicit KeyWriter(QStringView word) : m_word(word) { m_key.reserve(word.size()); }

    QString key()
    {
        writeStart();
        while (m_at < m_word.size())
            writeNext();
        writeEnding();
        return m_key;
    }

private:
    QChar letter(qsizetype at) const { return at >= 0 && at < m_word.size() ? m_word.at(at) : QChar(); }

    void put(QChar c)
    {
        if (!m_key.endsWith(c))
            m_key.append(c);
    }

    /// "Yevgeny" is "Evgeny"; "Yuri", "Iuri" and "Jurij" share a start that "Ivan" and "Ian" do not have.
    void writeStart()
    {
        const QChar first = letter(0);
        const QChar second = letter(1);
        if ((first == u'y' || first == u'i') && second == u'e') {
            m_at = 1;
        } else if (((first == u'y' || first == u'j') && isVowel(second)) ||
                   (first == u'i' && second == u'u')) {
            m_key.append(u'y');
            m_at = 1;
        }
    }

    void writeNext()
    {
        const QChar c = letter(m_at);
        if (isGlide(c) || (c == u'e' && isGlide(letter(m_at + 1))))
            writeGlide();
        else if (!writeByRule() && !writeUmlaut() && !writeSingle(c))
            put(c), ++m_at;
    }

    /// A run of glides with the e before or behind it: "ey", "iy", "yy", "ij", "ie", "iye". A closing "ie"
    /// stays: Marie is not Mary.
    void writeGlide()
    {
        if (letter(m_at) == u'e')
            ++m_at;
        while (isGlide(letter(m_at)))
            ++m_at;
        if (letter(m_at) == u'e' && m_at + 1 < m_word.size())
            ++m_at;
        put(u'i');
    }

    bool writeByRule()
    {
        const QStringView rest = m_word.sliced(m_at);
        for (const LetterRule &rule : letterRules) {
            if (!rest.startsWith(rule.from))
                continue;
            put(rule.to.front());
            if (rule.to.size() > 1)
                put(rule.to.back());
            m_at += rule.from.size();
            return true;
        }
        return false;
    }

    /// "Mueller" is "Müller"; "Samuel", "Noel" and "Rafael" keep both vowels.
    bool writeUmlaut()
    {
        const QChar c = letter(m_at);
        const QChar behind = letter(m_at + 2);
        const bool umlaut = (c == u'a' || c == u'o' || c == u'u') && letter(m_at + 1) == u'e' && m_at > 0 &&
                            !isVowel(letter(m_at - 1)) && !behind.isNull() && !isVowel(behind) &&
                            m_at + 3 < m_word.size();
        if (!umlaut)
            return false;
        put(c);
        m_at += 2;
        return true;
    }

    /// Letters whose sound hangs on the next one.
    bool writeSingle(QChar c)
    {
        const QChar next = letter(m_at + 1);
        if (c == u'k' && next == u'h' && m_word.size() >= shortestWithKh) {
            put(u'h');
            m_at += 2;
        } else if (c == u't' && next == u'h' && isVowel(letter(m_at + 2))) {
            put(u't');
            m_at += 2;
        } else if (c == u'h' && m_at > 0 && isVowel(letter(m_at - 1)) &&
                   (next.isNull() ? letter(m_at - 1) == u'a' : !isVowel(next))) {
            ++m_at; // "Sarah", "Tehran"; Oleh is Oleg
        } else if ((c == u'c' && !QStringView(u"heiyz").contains(next)) || (c == u'q' && next != u'u')) {
            put(u'k');
            ++m_at;
        } else {
            return false;
        }
        return true;
    }

    /// "Romanoff" is "Romanov".
    void writeEnding()
    {
        if (m_word.size() > 5 && (m_word.endsWith(u"off") || m_word.endsWith(u"eff")))
            m_key.back() = u'v';
    }

    QStringView m_word;
    QString m_key;
    qsizetype m_at = 0;
};

bool isLatin(QStringView word)
{
    return std::ranges::all_of(word, [](QChar c) {
        return c.unicode() < 0x250 || !c.isLetter() || c.script() == QChar::Script_Latin;
    });
}

/// The word in Latin letters, by the transliteration that English texts use where ICU has it.
QString inLatin(QStringView word)
{
    thread_local const auto made = [] {
        for (const char *name : {"Russian-Latin/BGN; Any-Latin; Latin-ASCII", "Any-Latin; Latin-ASCII"}) {
            UErrorCode status = U_ZERO_ERROR;
            std::unique_ptr<icu::Transliterator> rules(icu::Transliterator::createInstance(
                icu::UnicodeString::fromUTF8(name), UTRANS_FORWARD, status));
            if (U_SUCCESS(status))
                return rules;
        }
        return std::unique_ptr<icu::Transliterator>();
    }();
    if (!made)
        return word.toString();
    icu::UnicodeString text(word.utf16(), int32_t(word.size()));
    made->transliterate(text);
    return QString::fromUtf16(text.getBuffer(), text.length());
}

/// Letters that Unicode does not take apart.
void foldSpecialLetters(QString &word)
{
    if (std::ranges::all_of(word, [](QChar c) { return c.unicode() < 0x80; }))
        return;
    constexpr std::array special{LetterRule{u"ø", u"o"},  LetterRule{u"ł", u"l"},  LetterRule{u"đ", u"d"},
                                 LetterRule{u"ð", u"d"},  LetterRule{u"þ", u"th"}, LetterRule{u"ı", u"i"},
                                 LetterRule{u"æ", u"ae"}, LetterRule{u"œ", u"oe"}};
    for (const LetterRule &rule : special)
        word.replace(rule.from.toString(), rule.to.toString());
}

} // namespace

QString spellingKey(const QString &folded)
{
    QString word = isLatin(folded) ? folded : inLatin(folded).toCaseFolded();
    foldSpecialLetters(word);
    word.removeIf([](QChar c) { return c == u'\'' || c == u'-' || c == u'‑' || c == u'.'; });
    if (word.size() < shortestVaried)
        return word;
    return KeyWriter(word).key();
}

QString spellingSkeleton(const QString &key)
{
    QString skeleton;
    for (const QChar c : key) {
        const QChar same = c == u'g' ? QChar(u'h') : c == u'z' ? QChar(u's') : c == u'x' ? QChar(u'k') : c;
        const bool dropped = isVowel(c) || (c == u'h' && skeleton.endsWith(u'k'));
        if (!dropped && !skeleton.endsWith(same))
            skeleton.append(same);
        if (c == u'x')
            skeleton.append(u's');
    }
    return skeleton;
}

} // namespace synoptic
