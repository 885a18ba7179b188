#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct shirase_breaks {
    UBreakIterator *iterator;
    UText *text;
};

shirase_breaks *shirase_breaks_open(shirase_break_kind kind, const char *locale, const char *bytes, int64_t length) {
    UErrorCode status = U_ZERO_ERROR;
    shirase_breaks *breaks = calloc(1, sizeof *breaks);
    if (!breaks) return NULL;
    breaks->iterator = ubrk_open(kind == SHIRASE_BREAK_SENTENCE ? UBRK_SENTENCE : UBRK_LINE, locale, NULL, 0, &status);
    breaks->text = utext_openUTF8(NULL, bytes, length, &status);
    ubrk_setUText(breaks->iterator, breaks->text, &status);
    if (U_SUCCESS(status)) return breaks;
    shirase_breaks_close(breaks);
    return NULL;
}

int64_t shirase_breaks_next(shirase_breaks *breaks) {
    int32_t next = ubrk_next(breaks->iterator);
    return next == UBRK_DONE ? -1 : next;
}

void shirase_breaks_close(shirase_breaks *breaks) {
    if (breaks->iterator) ubrk_close(breaks->iterator);
    if (breaks->text) utext_close(breaks->text);
    free(breaks);
}
