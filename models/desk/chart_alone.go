package desk

// ReadingsToAlarm reads standardised readings z₁, z₂ … with a chart of the monitor that stands
// at 0, and returns the number of the first that gives an alarm. tuning is k of a CUSUM or λ of
// an EWMA. limit is in standard deviations of a reading for a CUSUM, in those of the average for
// an EWMA, as plans state it.
//
// The charts of the desk watch a fall. Both of a fall and of a rise, on readings of opposite
// sign, are the two-sided chart whose run lengths the literature tabulates: the desk's code can
// be held against its tables, without a desk.
func ReadingsToAlarm(kind ControlChart, tuning, limit float64, bothSides bool, reading func(n int) float64) int {
	stated := Controls{MonitorChart: kind, MonitorWeight: tuning, MonitorLimit: limit}
	fall := chart{kind: kind, tuning: tuning, limit: stated.statedLimit()}
	rise := fall
	for n := 1; ; n++ {
		z := reading(n)
		fell, rose := fall.step(z), bothSides && rise.step(-z)
		if fell || rose {
			return n
		}
	}
}
