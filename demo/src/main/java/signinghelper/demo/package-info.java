/** The programs that {@code ./dev demo} starts. */
@NullMarked
package signinghelper.demo;

import org.jspecify.annotations.NullMarked;
