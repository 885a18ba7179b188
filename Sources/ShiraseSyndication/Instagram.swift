/// A caption on Instagram.
public enum Instagram: Platform {
    public static let name = "instagram"
    public static let facts = PlatformFacts.instagram
}
