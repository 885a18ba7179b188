import ShiraseClinic
import ShiraseCore

/// Something that the clinic has to post.
struct RequiredNoticeView: View {
    let heading: String
    let pieces: [NoticePieceView]

    static let schemaName = "RequiredNotice"
    static let schemaSummary = "Something that the clinic has to post (厚生労働大臣が定める掲示事項)."
    static let fields: FieldTable<Self> = [
        .text("heading", "What it is: 施設基準の届出事項.") { $0.heading },
        .list("pieces", "Its paragraphs and lists, in order.") { $0.pieces },
    ]

    init(_ notice: RequiredNotice, language: String, fallback: String) {
        heading = notice.heading(language, fallback: fallback)
        pieces = notice.pieces(language, fallback: fallback).map(NoticePieceView.init)
    }
}

/// A paragraph or a list.
struct NoticePieceView: View {
    let piece: RequiredNotice.Piece

    static let schemaName = "NoticePiece"
    static let schemaSummary = "A paragraph or a list of a required notice."
    static let fields: FieldTable<Self> = [
        .text("paragraph", "The paragraph's words.") { view in
            if case .paragraph(let text) = view.piece { text } else { nil }
        },
        .flag("list", "Whether it is a list.") { view in
            if case .list = view.piece { true } else { false }
        },
        .texts("items", "The list's items.") { view in
            if case .list(let items) = view.piece { items } else { [] }
        },
    ]
}
