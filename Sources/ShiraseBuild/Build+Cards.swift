import ShiraseCore
import ShiraseSite

extension SourceTree {
    /// The colours that the site's pages have, for its cards.
    func cardColours(palette: String? = nil, _ fileSystem: any FileSystem) throws(FileError) -> CardColours {
        var sheets: [String] = []
        // In the order in which pages read them.
        let palette = palette.map { ["templates/assets/palettes/\($0).css"] } ?? []
        for path in ["templates/assets/style.css"] + palette + ["templates/assets/clinic.css"] where contains(path) {
            sheets.append(String(decoding: try read(path, fileSystem).bytes, as: UTF8.self))
        }
        return CardColours(sheets)
    }
}
