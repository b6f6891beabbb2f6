package terminal

import "fmt"

// Text is a text that is said at the terminal, and goes into no result.
func Text(format string, args ...any) string { return fmt.Sprintf(format, args...) }
