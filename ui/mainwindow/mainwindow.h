// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/correctionstore.h"
#include "library/markstore.h"
#include "library/subjectnotestore.h"
#include "mainwindow/eventloader.h"
#include "models/decidedplaces.h"

#include <KXmlGuiWindow>
#include <functional>

class KMessageWidget;
class QDockWidget;
class QLabel;
class QProgressBar;
class QTimer;
class QUndoStack;
class QVBoxLayout;

namespace synoptic {

class AnnotationPane;
class ComparisonView;
class CorrectionActions;
class Drafts;
struct Draft;
class CorrectionsPane;
class EventFiltering;
class EventView;
struct ExportEvent;
struct ReceivedEvent;
class FindSession;
class HelpDialog;
class HighlightModel;
class LibraryArchive;
class LibraryBar;
class EventKeeper;
class UndoLog;
class ReviewEffects;
class ReviewView;
class StartPage;
class ThresholdBar;
class LinkStore;
class LoadingNotice;
class QuickNote;
class VersionView;
class ViewSwitcher;
class WhyStrip;
struct SearchHit;

/// The window: menus and keys, the views of the event, the notes pane, the status line.
class MainWindow : public KXmlGuiWindow
{
    Q_OBJECT
public:
    /// \p library may be null: then marks cannot be kept, and the window says so. Not owned.
    /// \p opening is what openAtStart() will be asked for: reading and comparing begin before the window is
    /// built.
    explicit MainWindow(Library *library, const std::optional<QStringList> &opening = {});
    ~MainWindow() override;

    /// Opens files and folders.
    void open(const QStringList &paths);
    /// The same; nothing opens the event of the last session, else the start page is shown.
    void openAtStart(const QStringList &paths);
    void showError(const Error &error);
    /// Shows the view whose action is called \p name: "view_reading".
    void showView(const QString &name);
    /// The names that showView() knows.
    [[nodiscard]] QStringList viewNames() const;
    [[nodiscard]] EventView *currentView() const;
    [[nodiscard]] ComparisonView *comparisonView() const { return m_view; }
    [[nodiscard]] MarkStore *markStore() { return &m_store; }
    [[nodiscard]] CorrectionStore *correctionStore() { return &m_corrections; }
    [[nodiscard]] SubjectNoteStore *subjectNotes() const { return m_subjectNotes; }
    [[nodiscard]] ReviewView *reviewView() const { return m_review; }
    /// Gives all actions the keys of another preset, and remembers it.
    void useKeyPreset(const QString &name);
    /// Writes the annotated PDF of the open event.
    [[nodiscard]] Result<void> exportPdf(const QString &path) const;
    /// The open event with its marks, as it leaves the program.
    [[nodiscard]] ExportEvent exportEvent() const;

signals:
    /// An event is open, compared and on screen.
    void eventShown();
    /// No event is open: the start page is shown.
    void startShown();
    /// The open event is on screen as another correction or threshold shows it.
    void comparedAgain();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool queryClose() override;

private:
    /// What was begun before there was a window.
    struct Ahead
    {
        QStringList files;
        double threshold = 0;
        bool operator==(const Ahead &) const = default;
    };

    void loadAhead(const QStringList &paths);
    void load(const QStringList &files, const ComparisonWishes &wishes);
    [[nodiscard]] QStringList lastPaths() const;
    void buildEffects();
    void buildPanes();
    void buildStartActions();
    void buildStartPage(QLayout *layout);
    void fillStartPage();
    void showStart(bool on);
    void keepNotesShown();
    void closeEventShown();
    [[nodiscard]] HelpDialog *help();
    void buildViews();
    void buildViewActions();
    void buildActions();
    void buildGoActions();
    void toneCommandBar();
    void buildLibrary();
    void buildUndoLog();
    void buildExchange();
    void exportMarks(const QString &filter, const QString &name, const QByteArray &bytes);
    void importMarks(const QString &path);
    void importCodeBook(const QString &path);
    [[nodiscard]] QHash<QString, QByteArray> keptFiles(const QStringList &paths) const;
    void buildAnnotateActions();
    void buildFilter();
    void buildAsOf();
    void buildLoading();
    void beginLoading();
    void endLoading();
    void cancelOpening();
    void buildFind();
    void buildLibrarySearch();
    void openHit(const SearchHit &hit);
    void goToHit(const SearchHit &hit);
    void buildAppearanceActions();
    void buildReviewActions();
    void buildKeyPresets();
    [[nodiscard]] EventView *makeReviewView();
    void compareSoon();
    void finishReviewing();
    void showReviewed();
    void buildCorrections(QVBoxLayout *column);
    void buildCorrectionActions();
    void addAction(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                   const std::function<void()> &work);
    void showLoaded(const LoadedEvent &event);
    void keepPlace() const;
    void resumePlace();
    void showCompared(const Comparison &comparison);
    void compareAnew();
    [[nodiscard]] static double storedThreshold();
    [[nodiscard]] ComparisonWishes wishesForAll();
    void showDecisions();
    /// Says something in the status line, to screen readers too.
    void say(const QString &message);
    /// Undo or redo, and the status line says of what.
    void takeBack(void (QUndoStack::*step)());
    void noteThreshold();
    void explain();
    [[nodiscard]] QString withDecisions(const QString &where) const;
    /// "   —   J next  W why": the keys of the view that is shown, as they are now.
    [[nodiscard]] QString keysHere() const;
    /// A key of another view says where it acts.
    void keyPressEvent(QKeyEvent *event) override;
    /// Escape: ends what is under way, else closes one bar or strip, else goes back to the view.
    void leaveInnermost();
    void showCorrections();
    [[nodiscard]] QPoint menuCorner() const;
    void showSwitched(EventView *before, EventView *now);
    void goToPlace(const Place &place);
    void goBack();
    [[nodiscard]] std::optional<Place> markable() const;
    void refreshHighlights();
    void pasteReport();
    void compareAgain();
    void chooseLabel();
    [[nodiscard]] QStringList openPaths() const;
    void fillRecent(QMenu *menu);
    void buildSubjectNotes();
    void buildNoteActions();
    void buildVersionActions();
    void chooseEarlier();
    [[nodiscard]] bool joinVersion(const QByteArray &sha256, const QByteArray &earlier);
    void keepVersionsIn(UndoLog &log);
    void setEarlier(const QByteArray &sha256, const QByteArray &before, const QByteArray &earlier);
    void openNoteMenu(const QPoint &corner);
    void offerLostNotes(QMenu *menu);
    void noteOn(NoteSubject subject);
    void noteOnPair(const Place &place, const QList<Place> &others);
    void writeNoteOn(NoteSubject subject, const QList<ReportRange> &about);
    void showOwnSigns();
    void keepDraft(const Draft &draft);
    [[nodiscard]] std::optional<Draft> leftDraft() const;
    void offerDraft();
    void takeUpDraft();
    void buildSelectionActions();
    void buildLinkActions();
    void linkHere();
    void showLinks();
    void followLink();
    void goToRange(const Place &place);
    [[nodiscard]] QPoint placeOnScreen() const;
    void mark(HighlightColour colour, bool another);
    void editNote();
    [[nodiscard]] bool canNote();
    void quickNote();
    void removeMark();
    [[nodiscard]] std::optional<int> factHere(const Place &place, const EventView &view);
    void keepHelpHere();
    void followMark();
    void nextMarkHere();
    void placeMarks(const QUuid &first);
    void offerPlacing();
    [[nodiscard]] QList<QUuid> marksHere() const;
    [[nodiscard]] QUuid markHere() const;
    [[nodiscard]] QList<Highlight> placedMarks() const;
    void chooseAndExport();
    struct Received
    {
        QStringList paths; ///< of all reports to open, those of exports among them
        QList<ReceivedEvent> events;
        QList<Error> errors;
    };
    bool openExports(const QStringList &files);
    void openReceived(const Received &received);
    [[nodiscard]] Result<QString> takeUp(const ReceivedEvent &event);
    void tellUponOpening();

    Library *m_library;
    MarkStore m_store;
    CorrectionStore m_corrections;
    EventLoader m_loader;
    std::unique_ptr<LibraryArchive> m_archive; ///< null without a library
    ReviewView *m_review = nullptr;
    ReviewEffects *m_effects = nullptr;
    QTimer *m_calm = nullptr; ///< runs while a comparison waits for a breath of the reviewer
    HighlightModel *m_model = nullptr;
    ComparisonView *m_view = nullptr;
    ViewSwitcher *m_views = nullptr;
    QList<std::pair<EventView *, Place>> m_history; ///< from where the reader went to a place
    EventFiltering *m_filtering = nullptr;
    FindSession *m_find = nullptr;
    LoadingNotice *m_loading = nullptr;
    AnnotationPane *m_pane = nullptr;
    QDockWidget *m_notes = nullptr;
    bool m_notesShown = true; ///< by the reader, when an event is open
    Ahead m_ahead;
    std::optional<std::pair<int, Place>> m_factHere; ///< in the view that the reader came from
    int m_errorsShown = 0;
    bool m_resuming = false; ///< the event of the last session is on its way
    StartPage *m_start = nullptr;
    HelpDialog *m_help = nullptr;
    CorrectionActions *m_correctionActions = nullptr;
    CorrectionsPane *m_correctionsPane = nullptr;
    DecidedPlaces m_decided;
    SubjectNoteStore *m_subjectNotes = nullptr;
    std::unique_ptr<Drafts> m_drafts;
    QUuid m_quickNoteOn; ///< the mark that the quick note is about
    WhyStrip *m_why = nullptr;
    ThresholdBar *m_threshold = nullptr;
    QLabel *m_thresholdNote = nullptr;
    QuickNote *m_quickNote = nullptr;
    VersionView *m_versions = nullptr;
    LinkStore *m_links = nullptr;
    std::optional<Place> m_linkStart; ///< the first end of a link that is being made
    QUuid m_chosenMark;               ///< of several at one place, the one that keys act on
    QLabel *m_where = nullptr;
    QProgressBar *m_progress = nullptr;
    KMessageWidget *m_message = nullptr;
    LibraryBar *m_libraryBar = nullptr;
    UndoLog *m_undoLog = nullptr;
    EventKeeper *m_keeper = nullptr;
    QString m_title;
    QString m_uponOpening;   ///< to be said once the event is on screen
    QThreadPool m_receiving; ///< where exports are read
};

} // namespace synoptic
