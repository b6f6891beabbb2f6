// Package answer tells what the verbs beside run found: sweep, sensitivity,
// discover, select, optimize, assess, backtest, calibrate and trace, each as a
// headline, tables and charts of its own.
package answer
