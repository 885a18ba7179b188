#include "CVips.h"

#include <string.h>
#include <vips/vips.h>

static VipsImage *image_of(shirase_picture *picture) { return (VipsImage *)picture; }
static shirase_picture *picture_of(VipsImage *image) { return (shirase_picture *)image; }

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain, (void)level, (void)message, (void)data;
}

/// What failed leaves its words in a buffer that all threads share; they are of no use there.
static void forget_errors(void) { vips_error_clear(); }

bool shirase_vips_start(void) {
    if (VIPS_INIT("shirase")) {
        forget_errors();
        return false;
    }
    vips_concurrency_set(1);
    // The cache knows a source by its address, which the next picture's bytes may have again.
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoadSvg", FALSE);
    vips_operation_block_set("VipsForeignLoadMagick", TRUE);
    vips_operation_block_set("VipsForeignLoadPdf", TRUE);
    g_log_set_handler("VIPS", G_LOG_LEVEL_MASK, say_nothing, NULL);
    return true;
}

const char *shirase_vips_version(void) { return vips_version_string(); }

/// libvips' name of the operation that reads a format from memory.
static const char *loader(shirase_format format) {
    switch (format) {
    case SHIRASE_JPEG: return "jpegload_buffer";
    case SHIRASE_PNG: return "pngload_buffer";
    case SHIRASE_WEBP: return "webpload_buffer";
    case SHIRASE_HEIC:
    case SHIRASE_AVIF: return "heifload_buffer";
    case SHIRASE_TIFF: return "tiffload_buffer";
    case SHIRASE_GIF: return "gifload_buffer";
    case SHIRASE_SVG: return "svgload_buffer";
    }
    return "";
}

static bool has_frames(shirase_format format) { return format == SHIRASE_GIF || format == SHIRASE_WEBP; }

bool shirase_can_read(shirase_format format) { return vips_type_find("VipsOperation", loader(format)) != 0; }

bool shirase_can_write(shirase_format format) {
    if (format == SHIRASE_HEIC || format == SHIRASE_TIFF || format == SHIRASE_SVG) return false;
    // Whether libheif has an encoder for AVIF shows when it has to encode.
    VipsImage *black = NULL;
    if (vips_black(&black, 16, 16, "bands", 3, NULL)) return false;
    black->Type = VIPS_INTERPRETATION_sRGB;
    size_t length = 0;
    uint8_t *bytes = shirase_save(picture_of(black), format, false, &length);
    g_object_unref(black);
    bool can = bytes != NULL;
    shirase_free(bytes);
    return can;
}

/// Whether libvips would take the bytes for this format too, and for nothing else.
static bool is_of_format(const void *bytes, size_t length, shirase_format format) {
    const char *found = vips_foreign_find_load_buffer(bytes, length);
    const char *nickname = found ? vips_nickname_find(g_type_from_name(found)) : NULL;
    bool is = nickname && strcmp(nickname, loader(format)) == 0;
    if (!is) forget_errors();
    return is;
}

/// The picture as its file has it, to be decoded once from top to bottom; the first frame.
static VipsImage *open_file(const void *bytes, size_t length, shirase_format format) {
    if (!is_of_format(bytes, length, format)) return NULL;
    VipsImage *image =
        vips_image_new_from_buffer(bytes, length, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_WARNING, NULL);
    if (!image) forget_errors();
    return image;
}

bool shirase_read_header(const void *bytes, size_t length, shirase_format format, shirase_header *header) {
    VipsImage *image = open_file(bytes, length, format);
    if (!image) return false;
    bool is_turned = vips_image_get_orientation_swap(image);
    int width = vips_image_get_width(image);
    int height = vips_image_get_page_height(image);
    header->width = is_turned ? height : width;
    header->height = is_turned ? width : height;
    header->frames = has_frames(format) ? vips_image_get_n_pages(image) : 1;
    header->bands = vips_image_get_bands(image);
    g_object_unref(image);
    return true;
}

/// Consumes `image`: without any metadata but what makes frames of a picture.
static VipsImage *without_metadata(VipsImage *image) {
    VipsImage *plain = NULL;
    // 72 pixels an inch, given in pixels a millimetre.
    int failed = vips_copy(image, &plain, "xres", 72 / 25.4, "yres", 72 / 25.4, NULL);
    g_object_unref(image);
    if (failed) return NULL;
    static const char *const kept[] = {"n-pages", "page-height", "delay", "loop"};
    gchar **fields = vips_image_get_fields(plain);
    for (int index = 0; fields && fields[index]; index++) {
        bool is_kept = false;
        for (size_t other = 0; other < G_N_ELEMENTS(kept); other++)
            is_kept = is_kept || strcmp(fields[index], kept[other]) == 0;
        // The fields of the picture itself, such as its width, cannot be removed.
        if (!is_kept) vips_image_remove(plain, fields[index]);
    }
    g_strfreev(fields);
    return plain;
}

/// Consumes `image`: in sRGB with 8 bits a channel.
static VipsImage *in_srgb(VipsImage *image) {
    VipsImage *converted = NULL;
    if (image->Type != VIPS_INTERPRETATION_sRGB || image->Bands < 3) {
        int failed = vips_colourspace(image, &converted, VIPS_INTERPRETATION_sRGB, NULL);
        g_object_unref(image);
        if (failed) return NULL;
        image = converted;
    }
    if (image->BandFmt != VIPS_FORMAT_UCHAR) {
        int failed = vips_cast_uchar(image, &converted, NULL);
        g_object_unref(image);
        if (failed) return NULL;
        image = converted;
    }
    if (image->Bands > 4) {
        int failed = vips_extract_band(image, &converted, 0, "n", 4, NULL);
        g_object_unref(image);
        if (failed) return NULL;
        image = converted;
    }
    return image;
}

/// Consumes `image`: decoded, in memory.
static VipsImage *in_memory(VipsImage *image) {
    VipsImage *memory = vips_image_copy_memory(image);
    g_object_unref(image);
    return memory;
}

static VipsImage *load(
    const void *bytes, size_t length, int width, int height, bool all_frames, bool uses_profile) {
    VipsImage *image = NULL;
    const char *options = all_frames ? "n=-1" : "";
    // libvips' prototype lacks the `const`; it only reads.
    void *source = (void *)bytes;
    int failed =
        uses_profile
            ? vips_thumbnail_buffer(
                  source, length, &image, width, "height", height, "size", VIPS_SIZE_FORCE, "fail_on", VIPS_FAIL_ON_WARNING,
                  "option_string", options, "export_profile", "srgb", "intent", VIPS_INTENT_RELATIVE, NULL)
            : vips_thumbnail_buffer(
                  source, length, &image, width, "height", height, "size", VIPS_SIZE_FORCE, "fail_on", VIPS_FAIL_ON_WARNING,
                  "option_string", options, NULL);
    if (failed) return NULL;
    image = in_srgb(image);
    if (image) image = without_metadata(image);
    if (image && !all_frames) image = in_memory(image);
    return image;
}

shirase_picture *shirase_load(
    const void *bytes, size_t length, shirase_format format, int width, int height, bool all_frames) {
    VipsImage *file = open_file(bytes, length, format);
    if (!file) return NULL;
    bool has_profile = vips_image_get_typeof(file, VIPS_META_ICC_NAME) != 0;
    g_object_unref(file);
    // Without a profile, colours are sRGB's already; libvips would shift them.
    VipsImage *image = load(bytes, length, width, height, all_frames && has_frames(format), has_profile);
    // A profile that cannot be used is no reason to do without the picture.
    if (!image && has_profile) image = load(bytes, length, width, height, all_frames && has_frames(format), false);
    if (!image) forget_errors();
    return picture_of(image);
}

void shirase_release(shirase_picture *picture) { g_object_unref(image_of(picture)); }

/// What an operation gave, or null and no words.
static shirase_picture *result(int failed, VipsImage *image) {
    if (!failed) return picture_of(image);
    forget_errors();
    return NULL;
}

shirase_picture *shirase_resize(shirase_picture *picture, int width, int height) {
    VipsImage *image = NULL;
    int failed = vips_thumbnail_image(image_of(picture), &image, width, "height", height, "size", VIPS_SIZE_FORCE, NULL);
    return result(failed, image);
}

shirase_picture *shirase_crop(shirase_picture *picture, int width, int height) {
    VipsImage *image = NULL;
    int failed = vips_smartcrop(
        image_of(picture), &image, width, height, "interesting", VIPS_INTERESTING_ATTENTION, NULL);
    return result(failed, image);
}

shirase_picture *shirase_pad(shirase_picture *picture, int width, int height, shirase_colour colour) {
    shirase_picture *flat = shirase_flatten(picture, colour);
    if (!flat) return NULL;
    double ground[] = {colour.red, colour.green, colour.blue};
    VipsArrayDouble *background = vips_array_double_new(ground, 3);
    VipsImage *image = NULL;
    int failed = vips_gravity(
        image_of(flat), &image, VIPS_COMPASS_DIRECTION_CENTRE, width, height, "extend", VIPS_EXTEND_BACKGROUND,
        "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    shirase_release(flat);
    return result(failed, image);
}

shirase_picture *shirase_flatten(shirase_picture *picture, shirase_colour colour) {
    if (!vips_image_hasalpha(image_of(picture))) {
        g_object_ref(picture);
        return picture;
    }
    double ground[] = {colour.red, colour.green, colour.blue};
    VipsArrayDouble *background = vips_array_double_new(ground, 3);
    VipsImage *image = NULL;
    int failed = vips_flatten(image_of(picture), &image, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    return result(failed, image);
}

uint8_t *shirase_save(shirase_picture *picture, shirase_format format, bool few_colours, size_t *length) {
    VipsImage *image = image_of(picture);
    void *bytes = NULL;
    int failed = -1;
    // Qualities at which photographs of people and rooms show no artefacts at their own size. Whoever changes anything here
    // changes `PictureEngine.version`.
    switch (format) {
    case SHIRASE_JPEG:
        failed = vips_jpegsave_buffer(
            image, &bytes, length, "Q", 80, "optimize_coding", TRUE, "interlace", TRUE, "strip", TRUE, NULL);
        break;
    case SHIRASE_PNG:
        failed = few_colours
                     ? vips_pngsave_buffer(
                           image, &bytes, length, "compression", 9, "palette", TRUE, "Q", 95, "strip", TRUE, NULL)
                     : vips_pngsave_buffer(
                           image, &bytes, length, "compression", 7, "filter", VIPS_FOREIGN_PNG_FILTER_ALL, "strip", TRUE,
                           NULL);
        break;
    case SHIRASE_WEBP:
        failed = vips_webpsave_buffer(image, &bytes, length, "Q", 78, "effort", 4, "strip", TRUE, NULL);
        break;
    case SHIRASE_AVIF:
        failed = vips_heifsave_buffer(
            image, &bytes, length, "compression", VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "Q", 55, "effort", 4, "strip", TRUE,
            NULL);
        break;
    case SHIRASE_GIF:
        failed = vips_gifsave_buffer(image, &bytes, length, "effort", 7, "strip", TRUE, NULL);
        break;
    case SHIRASE_HEIC:
    case SHIRASE_TIFF:
    case SHIRASE_SVG: break;
    }
    if (!failed) return bytes;
    forget_errors();
    return NULL;
}

uint8_t *shirase_pixels(shirase_picture *picture, size_t *length) {
    VipsImage *image = image_of(picture);
    VipsImage *opaque = NULL;
    if (!vips_image_hasalpha(image)) {
        if (vips_addalpha(image, &opaque, NULL)) {
            forget_errors();
            return NULL;
        }
        image = opaque;
    }
    VipsImage *bytes = NULL;
    uint8_t *pixels = NULL;
    if (!vips_cast_uchar(image, &bytes, NULL)) {
        pixels = vips_image_write_to_memory(bytes, length);
        g_object_unref(bytes);
    }
    if (opaque) g_object_unref(opaque);
    if (!pixels) forget_errors();
    return pixels;
}

uint8_t *shirase_sample_png(const void *bytes, size_t length, int step, int *bands, size_t *pixels_length) {
    VipsImage *file = open_file(bytes, length, SHIRASE_PNG);
    if (!file) return NULL;
    VipsImage *sample = NULL;
    uint8_t *pixels = NULL;
    if (file->BandFmt == VIPS_FORMAT_UCHAR && !vips_subsample(file, &sample, step, step, NULL)) {
        *bands = vips_image_get_bands(sample);
        pixels = vips_image_write_to_memory(sample, pixels_length);
        g_object_unref(sample);
    }
    g_object_unref(file);
    if (!pixels) forget_errors();
    return pixels;
}

void shirase_free(uint8_t *bytes) { g_free(bytes); }
