/** Answers as the AWS CLI prints them. */
@NullMarked
package io.tocsin.core.command.output;

import org.jspecify.annotations.NullMarked;
