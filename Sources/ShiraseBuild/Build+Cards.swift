import ShiraseCore
import ShiraseSite

extension SourceTree {
    /// The colours that the site's pages have, for its cards.
    func cardColours(_ fileSystem: any FileSystem) throws(FileError) -> CardColours {
        var sheets: [String] = []
        // In the order in which pages read them.
        for path in ["templates/assets/style.css", "templates/assets/clinic.css"] where contains(path) {
            sheets.append(String(decoding: try read(path, fileSystem).bytes, as: UTF8.self))
        }
        return CardColours(sheets)
    }
}
