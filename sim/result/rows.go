package result

// Names of the Parquet files that --rows adds: every row that was played beside the plans, one file a
// verb. All of them end with the columns of what was drawn and of the measures, as runs.parquet does.
const (
	BesideParquet      = "beside.parquet"           // of run: grid, stress, credit, variants, lag
	SweepParquet       = "sweep-rows.parquet"       // settings of a sweep
	SelectParquet      = "select-rows.parquet"      // plans of a contest
	OptimizeParquet    = "optimize-rows.parquet"    // settings of a search
	SensitivityParquet = "sensitivity-rows.parquet" // points of the tornado, Morris and Sobol' designs
	DiscoverParquet    = "discover-rows.parquet"    // draws in and out of the boxes
)

// worldColumns tell the world of a row.
var worldColumns = []Column{
	Whole("world", UnitNone, "Number of the world, from 0; the same number is the same world in every table of the "+
		"folder, as far as the assumptions drawn are the same."),
	Whole("block", UnitNone, "Number of the independent block of worlds."),
	Whole("chance", UnitNone, "Key of chance: with the seed it decides everything random in the world."),
}

// withRow puts the columns of a row behind others: what was drawn, under its path, and the measures.
func withRow(leading []Column, inputs []Column, measures []Measure) []Column {
	all := append(append([]Column{}, leading...), inputs...)
	for _, m := range measures {
		all = append(all, Number(m.Name, m.Unit, m.Meaning))
	}
	return all
}

// drawnColumns are those of what was drawn.
func drawnColumns(inputs []Assumption) (all []Column) {
	for _, a := range inputs {
		all = append(all, Number(a.Path, a.Unit, a.column()))
	}
	return all
}

// What each table is for:
//
//	beside        any estimate of the grid, of stress, credit, variants and lag, and its spread
//	sweep         P(net gain) of a cell as the share of its rows with net above 0; the frontier between cells
//	select        the paired differences a contest was decided by: rows of one world, plan minus plan
//	optimize      what the search saw of every candidate, and the finalists in worlds it did not see
//	sensitivity   Sobol' indices by any estimator: A, B and AB with their outputs; Morris effects
//	discover      boxes by any other method, with the same draws held out
//
// A mean of money that an answer prints leans on what was drawn (experiment.Controls) and, beside the
// plans, on theirs (experiment.Anchor), so that it is near the plain mean of its rows and not that number.
//
// BesideColumns describes beside.parquet: a row per question beside the plans, plan and world.
func BesideColumns(inputs []Assumption, measures []Measure) []Column {
	return withRow(append([]Column{
		Text("question", UnitNone, "grid, stress, credit, variant or lag: what the row was played for."),
		Text("part", UnitNone, "What was set there, in words: an assumption at one end of its range, a part of the "+
			"plan, another lag."),
		Text("plan", UnitNone, "Name of the plan, of a cell of the grid with what it sets."),
	}, worldColumns...), drawnColumns(inputs), measures)
}

// SetColumn is the column of a key that a design sets, with the text that is set.
func SetColumn(key string) Column {
	return Text("set."+key, UnitAsSet, "What the setting sets the key to; empty: it leaves the plan as it is.")
}

// EndColumn is the column of a stress on top of a setting.
func EndColumn() Column {
	return Text("end", UnitNone, "The assumption that was put at one end of its range on top; empty: none was.")
}

// SettingColumns describes the rows of sweep, select and optimize: a row per setting and world; keys are
// the columns of what is set.
func SettingColumns(keys []Column, inputs []Assumption, measures []Measure) []Column {
	leading := append([]Column{
		Whole("setting", UnitNone, "Number of the setting, from 0, in the order of the answer."),
		Text("plan", UnitNone, "Name of the plan that is played with it."),
	}, keys...)
	return withRow(append(leading, worldColumns...), drawnColumns(inputs), measures)
}

// PointColumns describes sensitivity-rows.parquet: a row per point of a design. The columns u.PATH are the
// design itself, quantiles from 0 to 1.
func PointColumns(inputs []Input, measures []Measure) []Column {
	all := []Column{
		Text("stage", UnitNone, "tornado, screening (Morris), indices (Sobol') or effects (Shapley)."),
		Whole("group", UnitNone, "Number from 0: of the world of chance in a tornado, of the trajectory in a "+
			"screening, of the base point in indices, of the order in effects."),
		Whole("step", UnitNone, "Number within the group, from 0: in a tornado 0 is the middle, then low and high "+
			"of every assumption; in a screening the step of the trajectory; in indices 0 is A, 1 is B, the rest A "+
			"with some assumptions taken from B; in effects 0 is the base and every step has one assumption more from "+
			"another world."),
		Text("moved", UnitNone, "What differs from the middle, the step before, or A: paths joined by blanks; "+
			"“chance” is the world's own. In effects the assumption that is drawn anew, given those before it."),
		Number("u.chance", UnitShare, "Quantile of chance in the design; it decides everything random in the world."),
	}
	for _, in := range inputs {
		all = append(all, Number("u."+in.Path, UnitShare, "Quantile of the assumption in the design."))
	}
	var drawn []Column
	for _, in := range inputs {
		drawn = append(drawn, Number(in.Path, in.Unit, "Value of the assumption at that quantile."))
	}
	return withRow(all, drawn, measures)
}

// CaseColumns describes discover-rows.parquet: a row per draw and plan.
func CaseColumns(inputs []Input, measures []Measure) []Column {
	leading := append([]Column{
		Text("plan", UnitNone, "Name of the plan."),
		Whole("subject", UnitNone, "1 for the plan whose failures the boxes hold."),
	}, worldColumns...)
	leading = append(leading,
		Whole("held_out", UnitNone, "1 where the draw was kept out of the search for boxes."),
		Whole("fails", UnitNone, "1 where the plan looked at fails in the draw."),
		Whole("satisfied", UnitNone, "1 where this plan satisfies in the draw."),
		Whole("box", UnitNone, "Number of the first box that holds the draw, from 1; 0: none does."))
	var drawn []Column
	for _, in := range inputs {
		drawn = append(drawn, Number(in.Path, in.Unit,
			"What the draw gave the assumption, as the plan looked at reads it."))
	}
	return withRow(leading, drawn, measures)
}
