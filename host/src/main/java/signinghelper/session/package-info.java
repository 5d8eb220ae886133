/** One asker's connection: a page's origin, pinned for as long as it lives, the language, and what is running. */
@NullMarked
package signinghelper.session;

import org.jspecify.annotations.NullMarked;
