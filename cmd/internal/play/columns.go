package play

import (
	"boomerang/models/desk"
	"boomerang/sim/result"
)

// The columns of rows that the program itself reads. They are found when it
// starts: a name that no row has stops it at once, not in the one run that looks
// there.
var (
	NetColumn      = column(desk.Measures, result.Net)
	reversedColumn = column(desk.Measures, result.ReversedDay)
	momentColumns  = []int{
		column(desk.Measures, result.FirstAlarmDay), column(desk.Measures, result.QuarterlyAlarmDay),
		column(desk.Measures, result.PaybackMonth), column(desk.Measures, result.TurningMonth),
		column(desk.Measures, result.ReversedDay),
	}
	netByMonthColumn  = column(desk.SeriesMeasures, result.NetCumulative)
	lossByMonthColumn = column(desk.SeriesMeasures, result.LossCumulative)
)

func column(of []desk.Measure, name string) int {
	k, ok := desk.Column(of, name)
	if !ok {
		panic("play: no row has " + name)
	}
	return k
}
