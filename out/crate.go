package out

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"boomerang/sim/folder"
	"boomerang/sim/result"
)

// CrateFile is the description of a folder by RO-Crate 1.1, https://w3id.org/ro/crate/1.1, which archives such as
// Zenodo and WorkflowHub read.
const CrateFile = "ro-crate-metadata.json"

// crateFormats are the media types of files by their ending.
var crateFormats = map[string]string{
	".csv": "text/csv", ".json": "application/json", ".html": "text/html", ".md": "text/markdown",
	".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml",
	".parquet": "application/vnd.apache.parquet", ".toml": "application/toml", ".log": "application/octet-stream",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "": "text/plain",
}

// crateFiles say what the files are that a run leaves.
var crateFiles = map[string]string{
	result.ResultFile:         "Everything the report shows, for programs",
	result.RunsFile:           "One row per plan and simulated future",
	result.RunsParquet:        "One row per plan and simulated future",
	result.MonthsParquet:      "One row per plan, simulated future and month",
	"months.csv":              "One row per plan and month, means over the futures",
	result.BesideParquet:      "One row per question beside the plans, plan and simulated future",
	result.SweepParquet:       "One row per setting and simulated future",
	result.SelectParquet:      "One row per plan of the contest and simulated future",
	result.OptimizeParquet:    "One row per setting of the search and simulated future",
	result.SensitivityParquet: "One row per point of the designs of tornado, screening and indices",
	result.DiscoverParquet:    "One row per plan and draw, with the box that holds it",
	result.ManifestFile: "The scenario with every value in force, seed, number of futures and version of the model: " +
		"enough to repeat the run",
	result.TimingFile: "When, on how many workers and in which time it was played",
	result.WorldsFile: "Every row that was played, to go on from",
	"report.html":     "The report", "report.md": "The report", "report.pdf": "The report",
	"result.xlsx":   "Answer, plans, months, futures and assumptions as a workbook",
	folder.ListFile: "SHA-256 of every file",
}

// entity is an object of the graph.
type entity map[string]any

func refer(id string) entity { return entity{"@id": id} }

// WriteCrate stages the description of a result folder that holds the files named; played is when.
// The licence is what only the owner of the result can give; it is said so, and where it goes.
func WriteCrate(to *folder.Folder, r *result.Result, played string, names []string) error {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == CrateFile })
	slices.Sort(names)
	names = slices.Compact(names)
	var parts []entity
	for _, n := range names {
		parts = append(parts, refer(n))
	}
	day, _, _ := strings.Cut(played, "T")
	graph := []entity{
		{
			"@id": CrateFile, "@type": "CreativeWork", "about": refer("./"),
			"conformsTo": refer("https://w3id.org/ro/crate/1.1"),
		},
		{
			"@id": "./", "@type": "Dataset", "name": "boomerang: " + r.Scenario.Name,
			"description":   "What a layoff plan behind an assistant does, simulated: " + r.Scenario.Question,
			"datePublished": day, "license": refer("#licence"), "hasPart": parts,
			"mentions": refer("#played"), "identifier": r.Hash,
		},
		{
			"@id": "#licence", "@type": "CreativeWork", "name": "Not yet chosen",
			"description": "Who owns the result names its licence here, by its address on spdx.org.",
		},
		{
			"@id": "#boomerang", "@type": "SoftwareApplication", "name": "boomerang",
			"version": r.Program.Version + " (" + r.Program.Model + ")",
		},
		{
			"@id": "#played", "@type": "CreateAction", "name": "The run", "endTime": played,
			"instrument": refer("#boomerang"), "object": refer(result.ManifestFile), "result": parts,
		},
	}
	for _, n := range names {
		file := entity{"@id": n, "@type": "File", "name": path.Base(n), "encodingFormat": crateFormats[path.Ext(n)]}
		if about := crateFiles[n]; about != "" {
			file["description"] = about
		}
		graph = append(graph, file)
	}
	crate := entity{"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
	data, err := json.MarshalIndent(crate, "", " ")
	if err != nil {
		return err
	}
	return to.Put(CrateFile, append(data, '\n'))
}
