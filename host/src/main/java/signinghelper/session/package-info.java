/** One page's connection: its origin, pinned for as long as it lives, its language, and what it has running. */
@NullMarked
package signinghelper.session;

import org.jspecify.annotations.NullMarked;
