/// LINE, through the account manager.
public enum LINE: Platform {
    public static let name = "line"
    public static let facts = PlatformFacts.line
}
