/** What differs between operating systems: folders, and later registry and library files. */
@NullMarked
package signinghelper.platform;

import org.jspecify.annotations.NullMarked;
