/** Amazon's DynamoDB emulator in this process, with the tables of the template. */
@NullMarked
package dev.lifeline.local.dynamodb;

import org.jspecify.annotations.NullMarked;
