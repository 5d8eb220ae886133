@NullMarked
package signinghelper.softskf;

import org.jspecify.annotations.NullMarked;
