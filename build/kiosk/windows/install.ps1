# Makes this machine an exam station for one local account. Run as administrator; undo.ps1 takes it back.
#   .\install.ps1 -Account exam
#   .\install.ps1 -Account exam -Mode ShellLauncher     Enterprise, Education and IoT only
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9._-]{1,20}$')] [string] $Account,
    [ValidateSet('AssignedAccess', 'ShellLauncher')] [string] $Mode = 'AssignedAccess'
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$program = Join-Path $env:ProgramFiles 'Invigil\Invigil.exe'
if (-not (Test-Path -LiteralPath $program)) { throw "$program is not there: install Invigil first." }
if (-not (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
    throw "There is no local account ${Account}: create it as a standard user first."
}
$administrators = Get-LocalGroupMember -SID 'S-1-5-32-544' | ForEach-Object Name
if ($administrators -contains "$env:COMPUTERNAME\$Account") {
    throw "$Account is an administrator: an exam station needs a standard user."
}

# The screen of Ctrl+Alt+Del cannot be taken away on every edition; its ways out can.
function Set-Policy([string] $Path, [string] $Name) {
    if ($PSCmdlet.ShouldProcess("$Path\$Name", 'set to 1')) {
        if (-not (Test-Path -LiteralPath $Path)) { New-Item -Path $Path -Force | Out-Null }
        Set-ItemProperty -LiteralPath $Path -Name $Name -Value 1 -Type DWord
    }
}
$system = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
Set-Policy $system 'HideFastUserSwitching'
Set-Policy $system 'DisableLockWorkstation'

$file = if ($Mode -eq 'AssignedAccess') { 'assigned-access.xml' } else { 'shell-launcher.xml' }
$xml = (Get-Content -LiteralPath (Join-Path $PSScriptRoot $file) -Raw -Encoding UTF8).Replace('@ACCOUNT@', $Account)
[xml] $xml | Out-Null

# Only the SYSTEM account may write here on some editions: then run this script by a scheduled task of SYSTEM.
$class = 'MDM_AssignedAccess'
$access = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName $class
if ($Mode -eq 'AssignedAccess') { $access.Configuration = [System.Net.WebUtility]::HtmlEncode($xml) }
else { $access.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml) }
if ($PSCmdlet.ShouldProcess($class, "install $Mode for $Account")) {
    Set-CimInstance -CimInstance $access
    Write-Output "Installed $Mode for ${Account}: sign in as $Account to begin."
}
