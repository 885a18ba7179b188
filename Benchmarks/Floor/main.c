// The least that a site generator can do: reads every Markdown file below a folder, parses and renders it with cmark, and writes a list of
// files of given sizes. No templates, no lists, no links: what a whole build takes beyond this is what the build itself costs.
//
// Usage: build-floor SOURCES LIST OUTPUT THREADS
// LIST holds a line "SIZE PATH" for each file that is to be written below OUTPUT.

#include <cmark.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *what, const char *path) {
    fprintf(stderr, "build-floor: %s %s: %s\n", what, path, strerror(errno));
    exit(1);
}

static void *memory(void *old, size_t size) {
    void *new = realloc(old, size);
    if (new == NULL) fail("cannot allocate for", "this");
    return new;
}

static char *joined(const char *folder, const char *name) {
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = memory(NULL, size);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

// The whole of a file with a 0 behind it, in memory that is the caller's.
static char *contents(const char *path, size_t *size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) fail("cannot open", path);
    char *text = memory(NULL, (size_t)status.st_size + 1);
    size_t at = 0;
    while (at < (size_t)status.st_size) {
        ssize_t count = read(file, text + at, (size_t)status.st_size - at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("cannot read", path);
        if (count == 0) break;
        at += (size_t)count;
    }
    close(file);
    text[at] = 0;
    *size = at;
    return text;
}

// MARK: What is read, and what is written

typedef struct {
    char *path;
    size_t size;
} Output;

static char **sources;
static size_t sourceCount;
static Output *outputs;
static size_t outputCount;

static void findSources(const char *folder) {
    DIR *directory = opendir(folder);
    if (directory == NULL) fail("cannot list", folder);
    struct dirent *entry;
    while ((entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] == '.') continue;
        char *path = joined(folder, entry->d_name);
        size_t length = strlen(path);
        if (entry->d_type == DT_DIR) {
            findSources(path);
        } else if (length > 3 && strcmp(path + length - 3, ".md") == 0) {
            if ((sourceCount & (sourceCount - 1)) == 0) {
                sources = memory(sources, (sourceCount ? sourceCount * 2 : 1) * sizeof *sources);
            }
            sources[sourceCount++] = path;
            continue;
        }
        free(path);
    }
    closedir(directory);
}

static void readList(const char *path, const char *folder) {
    size_t length;
    char *text = contents(path, &length), *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        char *name = NULL;
        unsigned long long size = strtoull(line, &name, 10);
        if (name == line || *name != ' ' || name[1] == 0) {
            errno = EINVAL;
            fail("cannot read", path);
        }
        if ((outputCount & (outputCount - 1)) == 0) {
            outputs = memory(outputs, (outputCount ? outputCount * 2 : 1) * sizeof *outputs);
        }
        outputs[outputCount++] = (Output){joined(folder, name + 1), (size_t)size};
    }
    free(text);
}

// MARK: The work

// The Markdown behind the front matter.
static const char *body(const char *text) {
    if (strncmp(text, "---\n", 4) != 0) return text;
    const char *end = strstr(text + 3, "\n---\n");
    return end == NULL ? text : end + 5;
}

static void makeFolders(const char *path) {
    char *folder = strdup(path);
    if (folder == NULL) fail("cannot allocate for", path);
    for (char *slash = folder + 1; (slash = strchr(slash, '/')) != NULL; *slash++ = '/') {
        *slash = 0;
        // Another thread may make it, too.
        if (mkdir(folder, 0777) != 0 && errno != EEXIST) fail("cannot make", folder);
    }
    free(folder);
}

// Writes a text again and again until the file is as large as it should be.
static void writeOutput(const Output *output, const char *text, size_t length) {
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    int file = open(output->path, flags, 0666);
    if (file < 0 && errno == ENOENT) {
        makeFolders(output->path);
        file = open(output->path, flags, 0666);
    }
    if (file < 0) fail("cannot write", output->path);
    size_t left = output->size, at = 0;
    while (left > 0) {
        size_t piece = length - at < left ? length - at : left;
        ssize_t count = write(file, text + at, piece);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("cannot write", output->path);
        left -= (size_t)count;
        at = (at + (size_t)count) % length;
    }
    if (close(file) != 0) fail("cannot write", output->path);
}

static atomic_size_t next;

static void *work(void *unused) {
    char *html = NULL;
    size_t number;
    while ((number = atomic_fetch_add(&next, 1)) < (sourceCount > outputCount ? sourceCount : outputCount)) {
        if (number < sourceCount) {
            size_t size;
            char *text = contents(sources[number], &size);
            const char *markdown = body(text);
            cmark_node *tree = cmark_parse_document(markdown, size - (size_t)(markdown - text), CMARK_OPT_DEFAULT);
            free(html);
            html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
            cmark_node_free(tree);
            free(text);
        }
        if (number < outputCount) {
            // A thread that began after the last source has rendered nothing.
            const char *text = html == NULL || *html == 0 ? "\n" : html;
            writeOutput(&outputs[number], text, strlen(text));
        }
    }
    free(html);
    return unused;
}

int main(int count, char **arguments) {
    int threads = count == 5 ? atoi(arguments[4]) : 0;
    if (threads < 1 || threads > 256) {
        fprintf(stderr, "usage: build-floor SOURCES LIST OUTPUT THREADS\n");
        return 2;
    }
    findSources(arguments[1]);
    readList(arguments[2], arguments[3]);
    pthread_t workers[256];
    for (int number = 1; number < threads; number++) {
        if ((errno = pthread_create(&workers[number], NULL, work, NULL)) != 0) fail("cannot begin", "a thread");
    }
    work(NULL);
    for (int number = 1; number < threads; number++) {
        if ((errno = pthread_join(workers[number], NULL)) != 0) fail("cannot end", "a thread");
    }
    printf("written %zu\n", outputCount);
    return 0;
}
