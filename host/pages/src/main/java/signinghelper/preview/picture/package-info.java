/** Pictures of samples, as files and documents hold them. */
@NullMarked
package signinghelper.preview.picture;

import org.jspecify.annotations.NullMarked;
