# Plays a scenario, reads its rows and its answer: Rscript onramp.R PROGRAM SCENARIO FOLDER (needs jsonlite)
given <- commandArgs(trailingOnly = TRUE)
folder <- given[3]
code <- system2(given[1], c("run", shQuote(given[2]), "--plans-only", "--quiet", "-o", shQuote(folder)), stdout = FALSE)
if (!code %in% c(0, 3, 4)) quit(status = code)  # 3 and 4: a threshold of the file failed, or is open
answer <- jsonlite::fromJSON(file.path(folder, "result.json"), simplifyVector = FALSE)
rows <- read.csv(file.path(folder, "runs.csv"))  # or arrow::read_parquet(file.path(folder, "runs.parquet"))
rows <- rows[rows$used == 1, ]
for (told in answer$estimates) {
  if (told$measure != "satisfaction") next
  values <- rows$satisfaction[rows$plan == told$plan]
  stopifnot(length(values) == told$n, abs(mean(values) - told$mean) < 1e-9 * (1 + abs(told$mean)))
  cat(sprintf("%s: satisfaction %.1f in %d draws\n", told$plan, told$mean, told$n))
}
