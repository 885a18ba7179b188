// libvips behind a few functions: its own have variable arguments, and its headers (GLib's among them) stay out of Swift's sight.
// No function keeps an error text; who gets a failure knows what was asked for.
#ifndef SHIRASE_CVIPS_H
#define SHIRASE_CVIPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    SHIRASE_JPEG, SHIRASE_PNG, SHIRASE_WEBP, SHIRASE_HEIC, SHIRASE_AVIF, SHIRASE_TIFF, SHIRASE_GIF, SHIRASE_SVG
} shirase_format;

/// What a file's header says, before anything is decoded.
typedef struct {
    /// Of one frame, upright.
    int width;
    int height;
    int frames;
    int bands;
} shirase_header;

typedef struct {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
} shirase_colour;

/// A picture in sRGB with 8 bits a channel, with or without an alpha channel, without any metadata.
typedef struct shirase_picture shirase_picture;

/// Makes libvips ready: one thread a picture, nothing kept between pictures, no loader that its authors call untrusted (but for
/// SVG), nothing on standard error. Once for the process, before anything else; false where libvips cannot.
bool shirase_vips_start(void);

/// "8.14.1"; for ever.
const char *shirase_vips_version(void);

bool shirase_can_read(shirase_format format);
bool shirase_can_write(shirase_format format);

/// Reads the header alone. False where the bytes are not of this format, or damaged.
bool shirase_read_header(const void *bytes, size_t length, shirase_format format, shirase_header *header);

/// Decodes a picture, upright and scaled to exactly this size, in pixels; with all frames, or the first. With all frames the
/// bytes must outlive the picture. Null where the bytes are damaged or cut off.
shirase_picture *shirase_load(
    const void *bytes, size_t length, shirase_format format, int width, int height, bool all_frames);

void shirase_release(shirase_picture *picture);

/// These give a new picture and leave the given one as it is; null where libvips cannot. They know pictures of one frame alone.
shirase_picture *shirase_resize(shirase_picture *picture, int width, int height);
/// Cuts out the part that eyes go to first; the picture is at least so large.
shirase_picture *shirase_crop(shirase_picture *picture, int width, int height);
/// Puts the picture, which is at most so large, into the middle of a ground.
shirase_picture *shirase_pad(shirase_picture *picture, int width, int height, shirase_colour colour);

/// Lays the picture on a ground, so that it has no alpha channel any more; all frames.
shirase_picture *shirase_flatten(shirase_picture *picture, shirase_colour colour);

/// The file's bytes, to be freed with `shirase_free`; null where libvips cannot. JPEG takes pictures without alpha.
/// `few_colours`: a PNG gets a palette.
uint8_t *shirase_save(shirase_picture *picture, shirase_format format, bool few_colours, size_t *length);

/// Every pixel as red, green, blue and alpha, row by row, to be freed with `shirase_free`; null where libvips cannot.
uint8_t *shirase_pixels(shirase_picture *picture, size_t *length);

/// Pixels as they stand in a PNG file, every `step`th across and down, with `bands` bytes each, to be freed with `shirase_free`.
/// Null where the file has more than 8 bits a channel, or is damaged.
uint8_t *shirase_sample_png(const void *bytes, size_t length, int step, int *bands, size_t *pixels_length);

void shirase_free(uint8_t *bytes);

#endif
