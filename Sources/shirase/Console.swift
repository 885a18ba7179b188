import ArgumentParser
import Foundation
import ShiraseBuild
import ShiraseCore
import Synchronization

/// What commands say, and how they end.
struct Console: Sendable {
    let language: MessageLanguage
    var format = DiagnosticFormat.human
    var isQuiet = false

    /// The content has errors.
    static let contentFailed = ExitCode(1)
    /// The environment failed: a file that cannot be read or written, an output folder that holds somebody else's files.
    static let environmentFailed = ExitCode(2)

    func print(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    func printError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    func say(_ message: Message) {
        if !isQuiet { print(message[language] + "\n") }
    }

    /// Diagnostics for people go to standard error; those for programs to standard output, where they are read.
    /// - Parameter isStrict: whether warnings fail the run, so that even a quiet one has to say them.
    func report(_ diagnostics: [Diagnostic], isStrict: Bool = false) {
        let printer = DiagnosticPrinter(format: format, language: language)
        let shown = diagnostics.sortedByPlace().filter { !isQuiet || isStrict || $0.severity == .error }
        let text = printer.text(shown)
        if format == .human { printError(text) } else { print(text) }
    }

    /// A stage of long work, on a terminal only; the next one takes its line.
    func progress(_ message: Message) {
        if showsProgress { printError("\r\u{1B}[K\(message[language])…") }
    }

    func endProgress() {
        if showsProgress { printError("\r\u{1B}[K") }
    }

    private var showsProgress: Bool {
        !isQuiet && format == .human && isatty(FileHandle.standardError.fileDescriptor) == 1
    }

    /// Runs a command's work; what the environment refuses ends it with a message and exit code 2.
    func run(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as FileError {
            endProgress()
            fail("file.\(error.operation)", error.path, error.message, error.hint)
            throw Self.environmentFailed
        } catch is SourcesChanged {
            endProgress()
            fail(
                "sources.changed", "content",
                Message(
                    en: "files of the site were changed again and again while they were read",
                    ja: "読み込んでいる間に、サイトのファイルが何度も変わりました"),
                Message(en: "save everything, then build again", ja: "編集中のファイルを保存してから、もう一度実行してください"))
            throw Self.environmentFailed
        } catch let error as LostPicture {
            endProgress()
            report([error.diagnostic])
            throw Self.environmentFailed
        } catch let error as OutputInsideSources {
            fail(
                "output.inside-sources", error.folder,
                Message(en: "the output folder lies among the sources", ja: "出力フォルダーが content か templates の中にあります"),
                Message(en: "choose another folder: --output output", ja: "--output で別のフォルダーを指定してください"))
            throw Self.environmentFailed
        } catch let error as InvalidDate {
            complain(Message(en: "--date \(error.text) is no date", ja: "--date \(error.text) は日付ではありません"))
            throw ExitCode.validationFailure
        } catch let error as OutputWriter.ForeignFiles {
            endProgress()
            for path in error.paths {
                fail(
                    "output.foreign", path,
                    Message(
                        en: "the output folder holds a file that Shirase did not write",
                        ja: "出力フォルダーに、Shirase が作ったものではないファイルがあります"),
                    Message(
                        en:
                            "move it away, or choose another folder with --output; files to publish belong in content/files",
                        ja: "ほかの場所へ移すか、--output で別のフォルダーを指定してください。公開するファイルは content/files に置きます"))
            }
            throw Self.environmentFailed
        }
    }

    /// Holds what nobody needs any more, so that a program which ends anyway does not take it apart.
    static func leave(_ remains: [any Sendable]) { left.withLock { $0 += remains } }

    private static let left = Mutex<[any Sendable]>([])

    /// Says that something cannot be done, beside what diagnostics say of the content.
    func complain(_ message: Message) { printError(message[language] + "\n") }

    private func fail(_ id: String, _ path: String, _ message: Message, _ hint: Message?) {
        report([.error(id, message, at: .path(path), hint: hint)])
    }
}
