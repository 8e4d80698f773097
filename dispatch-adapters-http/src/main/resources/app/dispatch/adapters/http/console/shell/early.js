// Before the first paint: the theme that was chosen, so that no page flashes in the other one.
try {
  const theme = localStorage.getItem('dispatch.theme')
  if (theme) document.documentElement.dataset.theme = theme
} catch {
  // No storage: the system's theme holds.
}
