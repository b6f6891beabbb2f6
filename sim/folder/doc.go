// Package folder keeps the files of a result folder: who may write there, when files
// appear, and whether they still are what was written. It knows no result and no
// format but that of its list.
//
// A folder that boomerang writes holds SHA256SUMS, the list of its files: a line a
// file, in the format of sha256sum(1), so that "sha256sum -c SHA256SUMS" checks it
// as well. The list is written last. The SHA-256 of the list itself is the [Folder.Root]
// of the folder: whoever keeps it elsewhere can tell whether anything was altered,
// the list included. Without it the list finds accidents and careless editing, and no
// forgery: who edits a file can edit its line.
//
//	f, err := folder.Take("out/runs/a")     // the gate: new, empty or ours; locked
//	defer f.Close()                         // what is only staged goes away
//	err = f.Put("result.json", data)        // into a temporary file, flushed
//	err = f.Stream("charts/1.svg", write)
//	err = f.Commit()                        // all appear, then the list
//
// Equal runs have equal lists, and so one root: what may differ between them carries its
// own checksum instead ([Folder.PutItself]), and the list only names it.
//
// Between the first file that appears and the list, the list names the files as
// being written: a kill there leaves files that nobody reads and the next writer may
// replace. A file that grows in place, as rows do, is named so from [Folder.Grow] on.
//
// [At] reads only what the list covers. Folders of programs older than the list have
// none; what is read there is told so by [Data.Unlisted], and its reader decides.
package folder
