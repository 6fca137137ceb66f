// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever colours the user takes, words are readable on everything they stand on, and no sign is told by its
// colour alone.
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"
#include "visuallanguage/boxstyle.h"
#include "visuallanguage/signs.h"

#include <QPainter>
#include <QStyleOption>
#include <QTest>
#include <array>
#include <cmath>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QList<std::pair<const char *, ColourScheme>> schemes{{"light", ColourScheme::Light},
                                                           {"dark", ColourScheme::Dark},
                                                           {"high contrast", ColourScheme::HighContrast}};

using Linear = std::array<double, 3>;

Linear linear(const QColor &colour)
{
    const auto one = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {one(colour.redF()), one(colour.greenF()), one(colour.blueF())};
}

struct Deficiency
{
    const char *name;
    std::array<Linear, 3> matrix; ///< on linear RGB
};

/// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency
/// (2009), severity 1.0.
const std::array<Deficiency, 3> deficiencies{
    {{"protanopia",
      {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
     {"deuteranopia",
      {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
     {"tritanopia",
      {{{1.255528, -0.076749, -0.178779},
        {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}}}}}};

Linear seenBy(const Deficiency &deficiency, const Linear &colour)
{
    Linear seen{};
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column)
            seen[row] += deficiency.matrix[row][column] * colour[column];
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    return seen;
}

/// CIELAB under D65.
Linear lab(const Linear &rgb)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Distance of two colours (CIE 1976) for an eye; 2.3 is just noticeable.
double distance(const Deficiency &deficiency, const QColor &a, const QColor &b)
{
    const Linear p = lab(seenBy(deficiency, linear(a)));
    const Linear q = lab(seenBy(deficiency, linear(b)));
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/// A sign as a printer without colours has it: black where the page is not.
QImage inBlack(Sign sign)
{
    const QPalette palette = paletteOf(ColourScheme::HighContrast);
    QImage image(72, 24, QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    paintSample(painter, QRectF(image.rect()), sign, palette);
    painter.end();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qGray(image.pixel(x, y)) < 128 ? 0xff000000 : 0xffffffff);
    }
    return image;
}

int pixelsApart(const QImage &a, const QImage &b)
{
    int apart = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            apart += a.pixel(x, y) != b.pixel(x, y);
    }
    return apart;
}

} // namespace

class TestAppearance : public QObject
{
    Q_OBJECT
private slots:
    void everyThemeIsReadable_data();
    void everyThemeIsReadable();
    void everyInkIsReadableOnEveryGround_data() { schemeRows(); }
    void everyInkIsReadableOnEveryGround();
    void marksKeepTheTextReadable_data() { schemeRows(); }
    void marksKeepTheTextReadable();
    void controlsAreReadable_data() { schemeRows(); }
    void controlsAreReadable();
    void signsStandOutFromTheirGrounds_data() { schemeRows(); }
    void signsStandOutFromTheirGrounds();
    void coloursStayApartForEveryEye_data();
    void coloursStayApartForEveryEye();
    void signsAreToldApartWithoutColour();
    void boxesAndLinesAreSeen_data() { schemeRows(); }
    void boxesAndLinesAreSeen();
    void theSchemeOfAPaletteIsKnown();
    void contrastIsThatOfTheStandard();

private:
    static void schemeRows()
    {
        QTest::addColumn<ColourScheme>("scheme");
        for (const auto &[name, scheme] : schemes)
            QTest::newRow(name) << scheme;
    }
};

void TestAppearance::everyThemeIsReadable_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<ColourScheme>("scheme");
    QVERIFY(NewsHighlighter::themes().contains(u"Synoptic Light"_s));
    QVERIFY(NewsHighlighter::themes().contains(u"Synoptic Dark"_s));
    for (const auto &[name, scheme] : schemes) {
        for (const QString &theme : NewsHighlighter::themes() + QStringList{QString()})
            QTest::addRow("%s on %s", theme.isEmpty() ? "our own" : qPrintable(theme), name)
                << theme << scheme;
    }
}

void TestAppearance::everyThemeIsReadable()
{
    QFETCH(QString, theme);
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    const NewsHighlighter highlighter(palette, theme);
    const auto formats = highlighter.formats(
        u"On Monday the harbour master said that “58 people” were reportedly saved for £4,000."_s);
    QVERIFY(!formats.isEmpty());
    for (const auto &format : formats) {
        for (const Ground &ground : groundsOf(palette))
            QVERIFY2(contrast(format.format.foreground().color(), ground.colour) >= readableContrast,
                     ground.name);
    }
}

void TestAppearance::everyInkIsReadableOnEveryGround()
{
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    const double least = scheme == ColourScheme::HighContrast ? 7 : readableContrast; // level AAA there
    for (const Ink &ink : inksOf(palette)) {
        for (const Ground &ground : groundsOf(palette)) {
            const double ratio = contrast(ink.colour, ground.colour);
            QVERIFY2(
                ratio >= least,
                qPrintable(u"%1 on %2: %3"_s.arg(QLatin1StringView(ink.name), QLatin1StringView(ground.name))
                               .arg(ratio)));
        }
    }
}

void TestAppearance::marksKeepTheTextReadable()
{
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    for (int colour = 0; colour <= int(HighlightColour::Orange); ++colour)
        QVERIFY(contrast(palette.color(QPalette::Text), highlightWash(HighlightColour(colour), palette)) >=
                7);
}

void TestAppearance::controlsAreReadable()
{
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    for (const auto &[ink, ground] : {std::pair{QPalette::ButtonText, QPalette::Button},
                                      std::pair{QPalette::WindowText, QPalette::Window},
                                      std::pair{QPalette::HighlightedText, QPalette::Highlight},
                                      std::pair{QPalette::ToolTipText, QPalette::ToolTipBase},
                                      std::pair{QPalette::Link, QPalette::Window},
                                      std::pair{QPalette::PlaceholderText, QPalette::Button}}) {
        QVERIFY(contrast(palette.color(ink), palette.color(ground)) >= readableContrast);
        QVERIFY(contrast(palette.color(QPalette::Disabled, ink), palette.color(QPalette::Disabled, ground)) >=
                graphicContrast);
    }
}

void TestAppearance::signsStandOutFromTheirGrounds()
{
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    const SignColours colours(palette);
    for (const Ground &ground : groundsOf(palette)) {
        for (const QColor &colour : {colours.ink, colours.clash, colours.faint, colours.text})
            QVERIFY2(contrast(colour, ground.colour) >= graphicContrast, ground.name);
    }
}

void TestAppearance::coloursStayApartForEveryEye_data()
{
    QTest::addColumn<ColourScheme>("scheme");
    QTest::addColumn<int>("deficiency");
    for (const auto &[name, scheme] : schemes) {
        for (size_t i = 0; i < deficiencies.size(); ++i)
            QTest::addRow("%s, %s", name, deficiencies.at(i).name) << scheme << int(i);
    }
}

/// Their shapes tell them apart anyway; the colours help whoever looks for them.
void TestAppearance::coloursStayApartForEveryEye()
{
    QFETCH(ColourScheme, scheme);
    QFETCH(int, deficiency);
    const Deficiency &eye = deficiencies.at(size_t(deficiency));
    const QPalette palette = paletteOf(scheme);
    const QColor accent = palette.color(QPalette::Accent);
    const QColor text = palette.color(QPalette::Text);
    const QColor clash = differenceInk(palette);
    QVERIFY2(distance(eye, accent, clash) >= 20, qPrintable(QString::number(distance(eye, accent, clash))));
    QVERIFY2(distance(eye, text, clash) >= 15, qPrintable(QString::number(distance(eye, text, clash))));
    QVERIFY2(distance(eye, movedInk(palette), clash) >= 15,
             qPrintable(QString::number(distance(eye, movedInk(palette), clash))));
}

void TestAppearance::signsAreToldApartWithoutColour()
{
    const QList<SignMeaning> all = signMeanings();
    QCOMPARE(all.size(), int(Sign::Mark5) + 1);               // the legend leaves none out
    const QImage empty = inBlack(Sign(int(Sign::Mark5) + 1)); // "words" without a sign
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QImage one = inBlack(all.at(i).sign);
        QVERIFY2(pixelsApart(one, empty) >= 6, qPrintable(all.at(i).name));
        for (qsizetype j = i + 1; j < all.size(); ++j) {
            const int apart = pixelsApart(one, inBlack(all.at(j).sign));
            QVERIFY2(apart >= 6,
                     qPrintable(u"%1 and %2: %3 pixels"_s.arg(all.at(i).name, all.at(j).name).arg(apart)));
        }
    }
}

void TestAppearance::boxesAndLinesAreSeen()
{
    QFETCH(ColourScheme, scheme);
    const QPalette palette = paletteOf(scheme);
    BoxStyle style;
    for (const QStyle::PrimitiveElement element :
         {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton,
          QStyle::PE_IndicatorItemViewItemCheck, QStyle::PE_FrameLineEdit}) {
        QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(palette.color(QPalette::Window));
        QStyleOptionButton box;
        box.rect = QRect(4, 4, 16, 16);
        box.palette = palette;
        box.state = QStyle::State_Enabled | QStyle::State_Off;
        QPainter painter(&image);
        style.drawPrimitive(element, &box, &painter);
        painter.end();
        // WCAG 2.2, 1.4.11: what tells that there is a control stands out at 3:1.
        QVERIFY(contrast(image.pixelColor(4, 12), palette.color(QPalette::Window)) >= 3);
        QVERIFY(contrast(image.pixelColor(12, 4), palette.color(QPalette::Window)) >= 3);
    }
}

void TestAppearance::theSchemeOfAPaletteIsKnown()
{
    for (const auto &[name, scheme] : schemes)
        QCOMPARE(schemeOf(paletteOf(scheme)), scheme);
    QCOMPARE(schemeOf(QPalette(Qt::lightGray)), ColourScheme::Light); // a desktop's own
}

void TestAppearance::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01); // WCAG's own example of AA grey
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
