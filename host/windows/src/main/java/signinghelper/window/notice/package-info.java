/** Notices beside a person's work. */
@NullMarked
package signinghelper.window.notice;

import org.jspecify.annotations.NullMarked;
