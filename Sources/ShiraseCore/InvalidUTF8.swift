extension Diagnostic {
    /// A text file that is not UTF-8, from `offset` on.
    public static func invalidUTF8(_ file: SourceFile, at offset: Int) -> Diagnostic {
        .error(
            "file.encoding",
            Message(
                en: "this byte (0x\(String(file.bytes[offset], radix: 16, uppercase: true))) is not UTF-8 text",
                ja: "文字コードが UTF-8 ではありません（0x\(String(file.bytes[offset], radix: 16, uppercase: true))）"),
            at: .source(file.range(offset..<(offset + 1))),
            hint: Message(
                en: "save the file as UTF-8 in your editor", ja: "エディターで文字コード「UTF-8」を選んで保存し直してください"))
    }
}
